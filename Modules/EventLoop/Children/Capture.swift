public import Transport

/// What a program is allowed that is run for its output.
public struct CaptureLimits: Hashable, Sendable {
    /// How many bytes of each stream are kept, from its beginning and from its end.
    public var firstBytes = 64 << 10
    public var lastBytes = 64 << 10
    /// When it is torn down.
    public var deadline: Duration
    public var teardown: [TeardownStep] = .gentle

    public init(deadline: Duration) { self.deadline = deadline }
}

/// How a program ended and what it said.
public struct Captured: Hashable, Sendable {
    public let status: ChildExit
    public let output: BoundedOutput
    public let errors: BoundedOutput
    /// Whether it was torn down because its time was over.
    public let isTimedOut: Bool
}

/// A program that is run for its output.
private final class Capture: Cancellable {
    private final class Reader: ByteStreamHandler {
        var output: BoundedOutput
        var isAtEnd = false
        let ended: () -> Void

        init(_ limits: CaptureLimits, _ ended: @escaping () -> Void) {
            output = BoundedOutput(first: limits.firstBytes, last: limits.lastBytes)
            self.ended = ended
        }

        func received(_ bytes: RawSpan) { output.append(bytes) }
        func peerFinished() {}
        func closed(_ error: TransportError?) {
            isAtEnd = true
            ended()
        }
    }

    /// How long a process that has left the child's group may keep its pipes open.
    private static let drainTime = Duration.seconds(1)

    private let loop: EventLoop
    private let child: Child
    private let limits: CaptureLimits
    private var completion: ((Captured) -> Void)?
    private var readers: [Reader] = []
    private var deadline: (any ScheduledAction)?
    private var isTimedOut = false

    init(
        _ command: ChildCommand, input: [UInt8], _ limits: CaptureLimits, on loop: EventLoop,
        _ completion: @escaping (Captured) -> Void
    ) throws(ChildError) {
        var command = command
        command.form = .session
        command.input = input.isEmpty ? .null : .pipe
        command.output = .pipe
        command.errors = .pipe
        self.loop = loop
        self.limits = limits
        self.completion = completion
        child = try loop.spawn(command)
        for stream in [child.output, child.errors] {
            let reader = Reader(limits) { [self] in finishIfDone() }
            readers.append(reader)
            stream?.handler = reader
            stream?.resumeReading()
        }
        // A program that does not read all of its input is its own affair.
        _ = child.input?.write(input.span.bytes)
        child.input?.shutdownWrite()
        child.onExit = { [self] _ in exited() }
        deadline = loop.schedule(after: limits.deadline) { [self] in
            isTimedOut = true
            child.tearDown(limits.teardown)
        }
    }

    private func exited() {
        deadline?.cancel()
        child.input?.close()
        deadline = loop.schedule(after: Self.drainTime) { [self] in finish() }
        finishIfDone()
    }

    private func finishIfDone() {
        if child.exitStatus != nil, readers.allSatisfy(\.isAtEnd) { finish() }
    }

    private func finish() {
        let completion = completion
        close()
        guard let completion, let status = child.exitStatus, readers.count == 2 else { return }
        completion(
            Captured(status: status, output: readers[0].output, errors: readers[1].output, isTimedOut: isTimedOut))
    }

    private func close() {
        completion = nil
        deadline?.cancel()
        deadline = nil
        for stream in [child.input, child.output, child.errors] { stream?.close() }
    }

    func cancel() {
        guard completion != nil else { return }
        close()
        child.onExit = nil
        child.tearDown(limits.teardown)
    }
}

extension EventLoop {
    /// Runs a program in a session of its own for what it says, and completes when it has ended.
    ///
    /// Whatever the command says of its streams, they are pipes here, and `input` is all that it is given to read.
    /// Cancelling tears it down.
    @discardableResult
    public func capture(
        _ command: ChildCommand, input: [UInt8] = [], limits: CaptureLimits, completion: @escaping (Captured) -> Void
    ) throws(ChildError) -> any Cancellable {
        try Capture(command, input: input, limits, on: self, completion)
    }
}
