import Foundation
import Harness
import Storage
import Testing

@Suite("Databases under kill -9 and many processes") struct DatabaseCrashTests {
    @Test("Whatever was acknowledged is there after kill -9, at sixty random moments, and the file is sound")
    func killed() async throws {
        let folder = try DatabaseFolder()
        let writer = try BuiltProducts.program("DatabaseWriter")
        var random = SystemRandomNumberGenerator()
        var acknowledged = 0
        for round in 0..<60 {
            let child = try ChildProcess(writer, ["append", folder.directory.path, "1000000"])
            // Reading up to a random number puts the kill at a random moment: the writer goes on while we read.
            let goal = acknowledged + Int.random(in: 1...60, using: &random)
            let early = try await Acknowledgements.read(from: child, until: goal)
            child.signal(SIGKILL)
            let outcome = try await child.finish()
            #expect(outcome.status == 128 + SIGKILL, "round \(round): \(outcome.errorText)")
            let numbers = Acknowledgements.whole(in: early + outcome.output)
            acknowledged = max(acknowledged, numbers.last ?? 0)

            let database = try folder.open()
            #expect(try database.integrityCheck().isSound, "round \(round)")
            let (count, last) = try database.one("SELECT count(*), max(number) FROM entry") {
                (try $0.get(0, as: Int.self), try $0.get(1, as: Int.self))
            }
            #expect(count == last, "round \(round): a row is missing among \(last)")
            #expect(last >= acknowledged, "round \(round): \(acknowledged) was acknowledged, \(last) is the last")
            acknowledged = last
        }
        let wrong = "SELECT count(*) FROM entry WHERE length(content) != number * 7919 % 12000"
        #expect(try folder.open().value(wrong, as: Int.self) == 0)
        #expect(acknowledged > 60)
    }

    @Test("Four processes that count at once lose no count")
    func counting() async throws {
        let folder = try DatabaseFolder()
        let writer = try BuiltProducts.program("DatabaseWriter")
        try folder.open().script("CREATE TABLE counter (value INTEGER NOT NULL); INSERT INTO counter VALUES (0)")
        let children = try (0..<4).map { _ in try ChildProcess(writer, ["count", folder.directory.path, "200"]) }
        for child in children {
            let outcome = try await child.finish()
            #expect(outcome.status == 0, "\(outcome.errorText)")
        }
        #expect(try folder.open().value("SELECT value FROM counter", as: Int.self) == 800)
    }
}

/// What a writer says it has committed: one number a line.
private enum Acknowledgements {
    static func read(from child: ChildProcess, until goal: Int) async throws -> [UInt8] {
        let descriptor = child.outputDescriptor
        return try await offPool {
            var said: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while (whole(in: said).last ?? 0) < goal {
                let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                said += buffer[..<count]
            }
            return said
        }
    }

    /// The numbers whose line is complete: half a number was not said.
    static func whole(in bytes: [UInt8]) -> [Int] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
            .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    }
}
