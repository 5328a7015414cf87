import Formats
import Foundation
import FuzzTargets
import Harness
import Testing

@Suite("A tar archive") struct TarRoundTripTests {
    @Test("of a random tree reads as it was written, in pieces of any size", arguments: 0..<100)
    func random(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let members = random.members()
        let bytes = try archive(members)
        #expect(bytes.count % 512 == 0)
        for piece in [bytes.count, 1 + Int(random.next() % 700)] {
            #expect(try read(bytes, piece: piece) == members)
        }
        fuzzTar(bytes)
    }

    @Test("is the same for the same entries, and says nothing of who wrote it")
    func deterministic() throws {
        let member = TarMember(TarEntry(path: "a", kind: .file, mode: 0o640, size: 1, modified: 5), [7])
        let bytes = try archive([member])
        #expect(try bytes == archive([member]))
        #expect(bytes[108..<124].elementsEqual(Array("0000000\u{0}0000000\u{0}".utf8)))
        #expect(bytes[265..<329].allSatisfy { $0 == 0 })
    }

    @Test("has an extended header in front of a member only where the plain one cannot hold it")
    func extended() throws {
        func blocks(_ path: String, size: Int64 = 0, modified: Int64 = 0) throws -> Int {
            try TarWriter.header(
                of: TarEntry(path: path, kind: .file, mode: 0o600, size: size, modified: modified)
            ).count / 512
        }
        let name = String(repeating: "n", count: 100)
        let prefix = String(repeating: "p", count: 155)
        #expect(try blocks(name) == 1)
        #expect(try blocks("\(prefix)/\(name)") == 1)
        #expect(try blocks("\(name)n") == 3)
        #expect(try blocks("\(prefix)p/\(name)") == 3)
        #expect(try blocks("a", size: 0o777_7777_7777) == 1)
        #expect(try blocks("a", size: 0o1_000_0000_0000) == 3)
        #expect(try blocks("a", modified: -1) == 3)
    }

    @Test("is read by GNU tar as it was meant", .enabled { OutsideProgram.isThere("tar") }, arguments: 0..<10)
    func gnuReads(_ seed: UInt64) async throws {
        var random = SplitMix64(seed: 1000 + seed)
        let members = random.members()
        let folder = try TemporaryDirectory()
        let file = try folder.write("a.tar", archive(members))
        let tar = try OutsideProgram.require("tar").path
        let list = try await ChildProcess.run(tar, ["--quoting-style=literal", "-tf", file])
        #expect(list.errorText == "")
        #expect(list.status == 0)
        let names = members.map { $0.entry.kind == .directory ? "\($0.entry.path)/" : $0.entry.path }
        #expect(list.outputText == names.map { "\($0)\n" }.joined())
        try FileManager.default.createDirectory(atPath: "\(folder.path)/out", withIntermediateDirectories: false)
        let unpacked = try await ChildProcess.run(tar, ["-xpf", file, "-C", "\(folder.path)/out"])
        #expect(unpacked.errorText == "")
        for member in members where member.entry.kind == .file {
            #expect(try folder.read("out/\(member.entry.path)") == member.content)
            let facts = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/out/\(member.entry.path)")
            #expect((facts[.posixPermissions] as? Int).map { UInt32($0) } == member.entry.mode)
            #expect((facts[.modificationDate] as? Date)?.timeIntervalSince1970 == Double(member.entry.modified))
        }
    }

    @Test(
        "that GNU tar wrote is read", .enabled { OutsideProgram.isThere("tar") },
        arguments: ["gnu", "ustar", "posix"])
    func gnuWrites(_ format: String) async throws {
        let folder = try TemporaryDirectory()
        let long = String(repeating: "l", count: 90)
        let path = format == "ustar" ? "tree/\(long)/file" : "tree/\(long)/\(long)\(long)/file"
        try folder.write(path, "content")
        let file = "\(folder.path)/a.tar"
        let made = try await ChildProcess.run(
            OutsideProgram.require("tar").path, ["--format=\(format)", "-cf", file, "-C", "\(folder.path)/tree", "."])
        #expect(made.status == 0)
        let members = try read(folder.read("a.tar"), piece: 1000)
        let read = try #require(members.last)
        #expect("tree/\(read.entry.path)" == path)
        #expect(read.content == Array("content".utf8))
    }
}
