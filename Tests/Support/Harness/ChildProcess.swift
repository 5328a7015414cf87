import Foundation

/// A program started by a test, with its pipes; ended by pid when the value goes.
public final class ChildProcess: Sendable {
    public struct Outcome: Sendable {
        /// The exit status, or 128 + n after signal n.
        public let status: Int32
        public let output: [UInt8]
        public let errors: [UInt8]
        public var outputText: String { String(decoding: output, as: UTF8.self) }
        public var errorText: String { String(decoding: errors, as: UTF8.self) }
    }

    public let pid: Int32
    /// The child's standard output, for a test that follows it while it runs.
    public let outputDescriptor: Int32
    private let name: String
    private let input: Pipe.End
    private let output: Pipe.End
    private let errors: Pipe.End
    private let ending = Ending()

    /// How a program built with a sanitizer is to behave, for a child with an environment of its own, too.
    private static let sanitizerOptions = ProcessInfo.processInfo.environment.filter {
        $0.key.hasSuffix("SAN_OPTIONS")
    }

    public init(
        _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil, directory: String? = nil
    ) throws {
        let environment = environment.map { Self.sanitizerOptions.merging($0) { $1 } }
        let started = try Spawning.start(program, arguments, environment: environment, directory: directory)
        pid = started.pid
        name = program
        outputDescriptor = started.output
        input = Pipe.End(started.input)
        output = Pipe.End(started.output)
        errors = Pipe.End(started.errors)
    }

    public func signal(_ number: Int32) { ending.whileAlive { _ = kill(pid, number) } }

    /// Writes to the child's standard input, on a thread of its own, and closes it unless more will follow; a child that
    /// has stopped reading is its own affair.
    public func send(_ bytes: [UInt8], keepsOpen: Bool = false) {
        Thread { [input] in
            // Ignoring SIGPIPE for the whole process would be inherited by others; blocked on a thread it is not.
            var signals = sigset_t()
            sigemptyset(&signals)
            sigaddset(&signals, SIGPIPE)
            pthread_sigmask(SIG_BLOCK, &signals, nil)
            input.write(bytes)
            if !keepsOpen { input.close() }
        }.start()
    }

    /// Hands the child its input, waits until it has ended and returns everything it said; kills it at the deadline,
    /// which is an error.
    public func finish(input bytes: [UInt8] = [], within seconds: Double = 60) async throws -> Outcome {
        try await offPool { [self] in
            send(bytes)
            let watchdog = Watchdog(seconds: seconds) { [self] in signal(SIGKILL) }
            let said = Collected()
            Thread { [errors] in said.put(errors.readToEnd()) }.start()
            let text = output.readToEnd()
            let complaints = said.take()
            let status = ending.wait(for: pid)
            guard !watchdog.end() else { throw HarnessError("\(name) did not end within \(seconds) s and was killed") }
            return Outcome(
                status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F, output: text,
                errors: complaints)
        }
    }

    public static func run(
        _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil, directory: String? = nil,
        input: [UInt8] = [], within seconds: Double = 60
    ) async throws -> Outcome {
        let child = try ChildProcess(program, arguments, environment: environment, directory: directory)
        return try await child.finish(input: input, within: seconds)
    }

    deinit {
        signal(SIGKILL)
        _ = ending.wait(for: pid)
    }
}

/// The child's end: waited for once, and never signalled afterwards, when its pid may be somebody else's.
private final class Ending: @unchecked Sendable {
    // Invariant: `status` is touched under the lock only.
    private let lock = NSLock()
    private var status: Int32?

    func whileAlive(_ body: () -> Void) { lock.withLock { if status == nil { body() } } }

    func wait(for pid: Int32) -> Int32 {
        // WNOWAIT leaves the pid taken until the lock is held, so that no signal can meet a successor.
        var ended = siginfo_t()
        while lock.withLock({ status == nil }), waitid(P_PID, id_t(pid), &ended, WEXITED | WNOWAIT) != 0, errno == EINTR
        {}
        return lock.withLock {
            if let status { return status }
            var found: Int32 = 0
            while waitpid(pid, &found, 0) < 0, errno == EINTR {}
            status = found
            return found
        }
    }
}

private final class Collected: @unchecked Sendable {
    // Invariant: `bytes` is written before `done` is signalled and read after it was waited for.
    private var bytes: [UInt8] = []
    private let done = DispatchSemaphore(value: 0)

    func put(_ bytes: [UInt8]) {
        self.bytes = bytes
        done.signal()
    }

    func take() -> [UInt8] {
        done.wait()
        return bytes
    }
}
