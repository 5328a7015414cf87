public import Transport

/// A program that was started.
///
/// **End.** `onExit` is told once, when the child has ended and was collected; its output may have more to read then.
/// When the child of a session ends, whatever is left of its process group is killed first.
public final class Child {
    /// The number of the process, and of its group if it has a session of its own.
    public let pid: Int32
    public let form: ChildCommand.Form
    /// Our ends of the child's pipes; nil for streams that lead elsewhere.
    public let input: (any ByteStream)?
    public let output: (any ByteStream)?
    public let errors: (any ByteStream)?
    /// Nil while it lives.
    public private(set) var exitStatus: ChildExit?
    /// Told how it ended, in a turn of the loop; at once in the next one if it has ended already.
    public var onExit: ((ChildExit) -> Void)? {
        didSet { if exitStatus != nil, onExit != nil { loop.soon { [self] in tellExit() } } }
    }

    private let loop: EventLoop
    private let reaper: ChildReaper
    private var life: ChildLife
    private var timer: (any ScheduledAction)?
    private var look: (any ScheduledAction)?
    private var completions: [(ChildExit) -> Void] = []
    private var isLeft = false

    init(
        _ pid: Int32, _ form: ChildCommand.Form, on loop: EventLoop, _ reaper: ChildReaper,
        _ streams: (input: SocketStream?, output: SocketStream?, errors: SocketStream?)
    ) {
        self.pid = pid
        self.form = form
        self.loop = loop
        self.reaper = reaper
        (input, output, errors) = streams
        life = ChildLife(form)
    }

    /// Sends a signal: to the group of a session, to the process alone in the foreground; false once it has ended.
    @discardableResult
    public func signal(_ signal: Signal) -> Bool {
        loop.assertIsOnThread()
        guard exitStatus == nil, !isLeft else { return false }
        return send(signal, toGroup: form == .session)
    }

    /// Sends a signal to the process that was started and to no other of its group; false once it has ended.
    @discardableResult
    public func signalProcess(_ signal: Signal) -> Bool {
        loop.assertIsOnThread()
        guard exitStatus == nil, !isLeft else { return false }
        return send(signal, toGroup: false)
    }

    /// Ends the child: each step's signal and its time, then SIGKILL.
    ///
    /// Completes when it was collected.
    /// Members of a session's group that outlive the child have the rest of the steps to end, and are killed then. A
    /// later call begins its own steps in the place of those that are left.
    public func tearDown(_ steps: [TeardownStep] = .gentle, completion: @escaping (ChildExit) -> Void = { _ in }) {
        loop.assertIsOnThread()
        if let exitStatus { return loop.soon { completion(exitStatus) } }
        guard !isLeft else { return }
        completions.append(completion)
        handle(.tearDown(steps))
    }

    /// Lets go of a child that is to outlive this loop and this process.
    ///
    /// Nothing is told of it any more, and it is not ended with the loop. Its pipes stay as they are.
    public func leave() {
        loop.assertIsOnThread()
        guard exitStatus == nil else { return }
        isLeft = true
        reaper.forget(self)
        timer?.cancel()
        look?.cancel()
        completions = []
        onExit = nil
    }

    /// Asks the system whether it has ended.
    func check() {
        switch System.hasEnded(pid) {
        case .running: break
        case .ended: handle(.leaderEnded(others: life.isTornDown && ProcessLine.hasLivingMember(group: pid)))
        case .collected: handle(.lost)
        }
    }

    private func handle(_ event: ChildLife.Event) {
        for action in life.handle(event) {
            switch action {
            case .signal(let signal): send(signal, toGroup: form == .session)
            case .startTimer(let duration): timer = loop.schedule(after: duration) { [self] in handle(.stepOver) }
            case .stopTimer:
                timer?.cancel()
                timer = nil
            case .lookAgain:
                look = loop.schedule(after: .milliseconds(20)) { [self] in
                    handle(.othersSeen(ProcessLine.hasLivingMember(group: pid)))
                }
            case .collect: collect()
            }
        }
    }

    @discardableResult
    private func send(_ signal: Signal, toGroup: Bool) -> Bool {
        let target = toGroup ? -pid : pid
        guard System.send(signal, to: target) else { return false }
        // One that is stopped would hear of it only when somebody resumes it.
        if signal == .terminate || signal == .hangup { System.send(.resume, to: target) }
        return true
    }

    private func collect() {
        look?.cancel()
        look = nil
        exitStatus = System.collect(pid)
        reaper.forget(self)
        loop.soon { [self] in tellExit() }
    }

    private func tellExit() {
        guard let exitStatus, !loop.isEnding else { return }
        let (told, waiting) = (onExit, completions)
        onExit = nil
        completions = []
        told?(exitStatus)
        for completion in waiting { completion(exitStatus) }
    }
}
