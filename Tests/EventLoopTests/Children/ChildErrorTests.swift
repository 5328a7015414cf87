import EventLoop
import Foundation
import Harness
import LoopHarness
import Testing

@Suite("A program that cannot be started")
struct ChildErrorTests {
    private static func error(
        _ change: @escaping @Sendable (TemporaryDirectory, inout ChildCommand) throws -> Void
    ) async throws -> ChildError? {
        let directory = try TemporaryDirectory()
        return try await withLoop { (loop: EventLoop, done: @escaping (ChildError?) -> Void) in
            var command = shell("exit 0")
            try change(directory, &command)
            var error: ChildError?
            // A child that another test is starting may hold a script open that was just written.
            repeat { error = .caught { _ = try loop.spawn(command) } } while error?.code == .busy
            done(error)
        }
    }

    @Test("is not found by path or by name")
    func missing() async throws {
        let byPath = try await Self.error { $1.program = "\($0.path)/none" }
        #expect(byPath?.code == .notFound)
        let byName = try await Self.error {
            $1.program = "none"
            $1.searchPath = "relative::\($0.path)"
        }
        #expect(byName?.code == .notFound)
        #expect(byName?.description.contains("PATH") == true)
        #expect(try await Self.error { $1.program = "sh" }?.code == .notFound)
        #expect(try await Self.error { $1.program = "" }?.code == .invalid)
    }

    @Test("is looked up in absolute directories alone, and what cannot be executed is passed over")
    func lookup() async throws {
        let found = try await Self.error { directory, command in
            try directory.write("a/tool", "no program")
            try directory.write("b/tool", "#!/bin/sh\nexit 0\n")
            chmod("\(directory.path)/b/tool", 0o755)
            command.program = "tool"
            command.searchPath = "\(directory.path)/a:\(directory.path)/b"
        }
        #expect(found == nil)
        let refused = try await Self.error { directory, command in
            try directory.write("a/tool", "no program")
            command.program = "tool"
            command.searchPath = "\(directory.path)/a"
        }
        #expect(refused?.code == .notExecutable)
    }

    @Test("is there and cannot be executed")
    func notExecutable() async throws {
        let error = try await Self.error { $1.program = try $0.write("file", "text") }
        #expect(error?.code == .notExecutable)
        #expect(try await Self.error { $1.program = $0.path }?.code == .notExecutable)
    }

    @Test("names an interpreter that is missing")
    func interpreter() async throws {
        let error = try await Self.error { directory, command in
            command.program = try directory.write("script", "#!\(directory.path)/none\n")
            chmod(command.program, 0o755)
        }
        #expect(error?.code == .interpreterMissing)
    }

    @Test("is told from a directory that is missing")
    func directory() async throws {
        let missing = try await Self.error { $1.directory = "\($0.path)/none" }
        #expect(missing?.code == .directoryMissing)
        #expect(missing?.subject.hasSuffix("/none") == true)
        #expect(try await Self.error { $1.directory = try $0.write("file", "") }?.code == .directoryMissing)
        #expect(try await Self.error { $1.directory = "" }?.code == .directoryMissing)
        let relative = try await Self.error {
            $1.directory = $0.path
            $1.program = "./none"
        }
        #expect(relative?.code == .notFound)
    }

    @Test("is given what cannot be given")
    func invalid() async throws {
        #expect(try await Self.error { $1.arguments = ["a\0b"] }?.code == .invalid)
        #expect(try await Self.error { $1.environment["A"] = "a\0b" }?.code == .invalid)
        #expect(try await Self.error { $1.descriptors = [1: 0] }?.code == .invalid)
        #expect(try await Self.error { $1.descriptors = [256: 0] }?.code == .invalid)
        #expect(try await Self.error { $1.descriptors = [9: 100_000] }?.code == .invalid)
        let long = String(repeating: "x", count: 200_000)
        #expect(try await Self.error { $1.arguments = [long] }?.code == .tooLong)
    }

    @Test("leaves nothing behind")
    func nothingLeft() async throws {
        let left = try await withLoop { (loop: EventLoop, done: @escaping (Int) -> Void) in
            let mark = try TemporaryDirectory().path
            var command = shell("exit 0")
            command.program = "\(mark)/none"
            command.input = .pipe
            func pipes() -> Int {
                let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
                return names.count
            }
            _ = try? loop.spawn(command)
            loop.soon {
                let before = pipes()
                for _ in 0..<40 { _ = try? loop.spawn(command) }
                // Other tests open files meanwhile; eighty ends would show.
                loop.soon { loop.soon { done(pipes() - before) } }
            }
        }
        #expect(left < 60)
    }
}
