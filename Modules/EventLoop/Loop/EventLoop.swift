import CLibuv
public import Transport

/// A thread's loop: it waits for sockets, deadlines, children and files, and calls those who asked.
///
/// **Confinement.** A loop and everything made on it (streams, listeners, deadlines, watches) belong to one thread and
/// are not Sendable, so the compiler refuses to carry them elsewhere. The one door from other threads is the ``handle``.
///
/// **Turns.** Whatever a loop calls, it calls from its own run and never from inside a call that is made to it.
///
/// **Ownership.** A loop holds what is open on it until that is closed, or until the loop ends, when it closes
/// everything without telling anyone.
public final class EventLoop {
    let uv: UnsafeMutablePointer<uv_loop_t>
    /// One buffer for all that is read on this loop: libuv reads as soon as it has asked where to, so that a connection
    /// that waits owns none.
    let scratch: UnsafeMutableRawBufferPointer
    /// Its bytes for the system, and for all that asks what time it is; stands still within a turn.
    let loopClock: LoopClock
    let deadlines = DeadlineQueue()

    /// How other threads reach this loop.
    public let handle: LoopHandle
    private(set) var isEnding = false

    private var soonActions: [() -> Void] = []
    /// What other folders keep once for a loop.
    private var parts: [ObjectIdentifier: AnyObject] = [:]
    private let timer: UnsafeMutablePointer<uv_timer_t>
    /// Runs in every turn while there is something to do soon, and keeps the loop from waiting.
    private let idle: UnsafeMutablePointer<uv_idle_t>
    private var thread = System.currentThread

    /// How many bytes one read takes at most.
    static let scratchSize = 64 << 10

    /// A loop that somebody turns by hand; others use ``run(_:)`` or ``LoopThread``.
    package init() throws(TransportError) {
        System.ignoreBrokenPipes()
        uv = .allocate(capacity: 1)
        timer = .allocate(capacity: 1)
        idle = .allocate(capacity: 1)
        let status = uv_loop_init(uv)
        guard status == 0 else {
            uv.deallocate()
            timer.deallocate()
            idle.deallocate()
            throw TransportError(uv: status, "starting an event loop")
        }
        uv_timer_init(uv, timer)
        uv_idle_init(uv, idle)
        scratch = .allocate(byteCount: Self.scratchSize, alignment: 64)
        loopClock = LoopClock(uv)
        do throws(TransportError) {
            handle = try LoopHandle(uv)
        } catch {
            Self.closeBare(timer)
            Self.closeBare(idle)
            uv_run(uv, UV_RUN_DEFAULT)
            uv_loop_close(uv)
            uv.deallocate()
            timer.deallocate()
            idle.deallocate()
            scratch.deallocate()
            throw error
        }
        timer.pointee.data = Unmanaged.passUnretained(self).toOpaque()
        idle.pointee.data = Unmanaged.passUnretained(self).toOpaque()
        handle.attach(self)
        deadlines.onEarlier = { [weak self] in self?.setTimer() }
    }

    deinit {
        if !isEnding { end() }
        uv.deallocate()
        timer.deallocate()
        idle.deallocate()
        scratch.deallocate()
    }

    /// Makes a loop on this thread, lets `start` begin something on it, and runs it until ``stop()``.
    ///
    /// Everything that is still open then is closed.
    public static func run(_ start: (EventLoop) throws -> Void) throws {
        let loop = try EventLoop()
        defer { loop.end() }
        try start(loop)
        loop.runUntilStopped()
    }

    /// Lets this process, and what it starts, have as many open descriptors as the system allows it at most.
    ///
    /// - Returns: How many that are.
    @discardableResult
    public static func raiseDescriptorLimit() -> Int { System.raiseDescriptorLimit() }

    /// Ends ``run(_:)`` after this turn.
    public func stop() {
        assertIsOnThread()
        uv_stop(uv)
    }

    /// One round: with `waiting`, for the first thing that happens.
    package func turn(waiting: Bool) { uv_run(uv, waiting ? UV_RUN_ONCE : UV_RUN_NOWAIT) }

    func runUntilStopped() { uv_run(uv, UV_RUN_DEFAULT) }

    /// The thread that runs the loop, when another one made it.
    func adoptThread() { thread = System.currentThread }

    /// The one object of its kind that belongs to this loop, made when it is first asked for; let go of at the end.
    func part<Part: AnyObject, Failure: Error>(_ type: Part.Type, _ make: () throws(Failure) -> Part) throws(Failure)
        -> Part
    {
        if let part = parts[ObjectIdentifier(type)] as? Part { return part }
        let part = try make()
        if !isEnding { parts[ObjectIdentifier(type)] = part }
        return part
    }

    /// Debug builds check what the compiler cannot see: a reference that unsafe code carried to another thread.
    @inline(__always)
    func assertIsOnThread() {
        assert(System.currentThread == thread || isEnding, "a loop was used from a thread that is not its own")
    }

    /// Closes everything that is open, and the loop itself.
    package func end() {
        guard !isEnding else { return }
        isEnding = true
        handle.detach()
        soonActions = []
        while deadlines.popDue(at: .distantFuture) != nil {}
        Self.closeBare(timer)
        Self.closeBare(idle)
        uv_walk(uv, { handle, _ in LoopResource.of(handle)?.closeAtEnd() }, nil)
        parts = [:]
        // What is closed is freed in callbacks; work that runs on the pool is waited for.
        repeat { uv_run(uv, UV_RUN_DEFAULT) } while uv_loop_close(uv) != 0
    }

    /// A handle without an object: the loop frees its memory itself.
    private static func closeBare<Handle>(_ handle: UnsafeMutablePointer<Handle>) {
        let base = UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_handle_t.self)
        uv_handle_set_data(base, nil)
        uv_close(base, nil)
    }
}

@available(*, unavailable)
extension EventLoop: Sendable {}

extension EventLoop: Scheduler {
    public var clock: any Clock { loopClock }

    @discardableResult
    public func schedule(at deadline: Instant, _ action: @escaping () -> Void) -> any ScheduledAction {
        assertIsOnThread()
        let earliest = deadlines.earliest
        let scheduled = deadlines.add(deadline, action)
        if earliest.map({ deadline < $0 }) ?? true { setTimer() }
        return scheduled
    }

    public func soon(_ action: @escaping () -> Void) {
        assertIsOnThread()
        guard !isEnding else { return }
        if soonActions.isEmpty { uv_idle_start(idle) { EventLoop.of($0?.pointee.data)?.runSoonActions() } }
        soonActions.append(action)
    }

    private func runSoonActions() {
        let actions = soonActions
        soonActions = []
        for action in actions where !isEnding { action() }
        if soonActions.isEmpty { uv_idle_stop(idle) }
    }

    /// One system timer serves all deadlines.
    ///
    /// It is set anew only for an earlier one: one that was moved or cancelled meanwhile costs a turn in which nothing
    /// is due.
    private func setTimer() {
        guard !isEnding, let earliest = deadlines.earliest else { return }
        uv_timer_start(timer, { EventLoop.of($0?.pointee.data)?.sweep() }, loopClock.milliseconds(until: earliest), 0)
    }

    private func sweep() {
        let now = loopClock.now
        while !isEnding, let action = deadlines.popDue(at: now) { action() }
        setTimer()
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> EventLoop? {
        data.map { Unmanaged<EventLoop>.fromOpaque($0).takeUnretainedValue() }
    }
}
