import Harness

/// Runs `StateWriter` under strace, to see its system calls or to make one of them fail.
struct Strace {
    private let fixture: Fixture
    private let log: String

    init(_ fixture: Fixture) {
        self.fixture = fixture
        log = "\(fixture.directory.path)/strace.log"
    }

    /// One system call with its arguments and result, as strace writes it, descriptors with their paths.
    struct Call: CustomStringConvertible {
        let name: Substring
        let description: String
    }

    /// - Parameter injecting: the n-th call of this name fails with this error.
    func run(
        _ mode: String, _ arguments: [String] = [], tracing calls: [String],
        injecting: (call: String, error: String, number: Int)? = nil
    ) async throws -> (outcome: ChildProcess.Outcome, calls: [Call]) {
        var options = ["-f", "-y", "-o", log, "-e", "trace=\(calls.joined(separator: ","))"]
        if let injecting {
            options += ["-e", "inject=\(injecting.call):error=\(injecting.error):when=\(injecting.number)"]
        }
        let outcome = try await ChildProcess.run(
            OutsideProgram.require("strace").path, options + [Fixture.writer(), mode, fixture.root] + arguments)
        let text = String(decoding: try fixture.directory.read("strace.log"), as: UTF8.self)
        let calls = text.split(separator: "\n").compactMap { line -> Call? in
            // Each line begins with the number of the thread.
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            guard parts.count == 2, let name = parts[1].split(separator: "(").first else { return nil }
            let call = parts[1].drop { $0 == " " }
            return call.contains("(") ? Call(name: name.drop { $0 == " " }, description: String(call)) : nil
        }
        return (outcome, calls)
    }
}
