import Foundation
import Harness
import Storage
import Testing

@Suite("Who has files open")
struct OpenFilesTests {
    @Test("is told of other processes, by place, for as long as they have them")
    func uses() async throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write("held/file", "x")
        let top = try AbsolutePath(directory.path).resolvingLinks()
        func holders(_ name: String) throws -> [Int32] {
            Set(OpenFiles().uses(below: try AbsolutePath("\(top)/\(name)")).map(\.pid)).sorted()
        }
        #expect(try holders("held") == [])
        let holder = try ChildProcess("/bin/sh", ["-c", "exec 3<\"$0\"; echo ready; read line", file])
        var first: UInt8 = 0
        #expect(read(holder.outputDescriptor, &first, 1) == 1)
        #expect(try holders("held") == [holder.pid])
        #expect(try holders("held/file") == [holder.pid])
        #expect(try holders("hel") == [])
        _ = try await holder.finish(input: Array("\n".utf8))
        #expect(try holders("held") == [])
    }

    @Test("is told of a process that merely stands in a directory, or runs a program there")
    func standing() async throws {
        let directory = try TemporaryDirectory()
        try directory.write("place/below/file", "x")
        // Copied by another process: a program that somebody has open to write cannot be started (ETXTBSY).
        let copied = try await ChildProcess.run("/bin/cp", ["-L", "/bin/sh", "\(directory.path)/shell"])
        #expect(copied.status == 0)
        let top = try AbsolutePath(directory.path).resolvingLinks()
        func holders(_ name: String) throws -> [Int32] {
            Set(OpenFiles().uses(below: try AbsolutePath("\(top)/\(name)")).map(\.pid)).sorted()
        }
        let script = "cd \"$0\"; echo ready; read line"
        let holder = try ChildProcess("\(directory.path)/shell", ["-c", script, "\(directory.path)/place/below"])
        var first: UInt8 = 0
        #expect(read(holder.outputDescriptor, &first, 1) == 1)
        #expect(try holders("place") == [holder.pid])
        #expect(try holders("place/below") == [holder.pid])
        #expect(try holders("place/below/file") == [])
        #expect(try holders("shell") == [holder.pid])
        _ = try await holder.finish(input: Array("\n".utf8))
        #expect(try holders("place") == [])
    }
}
