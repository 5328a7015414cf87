import Synchronization
public import Transport

/// A loop on a thread of its own.
public final class LoopThread: Sendable {
    /// How to reach the loop.
    public let handle: LoopHandle
    private let end = ThreadEnd()

    /// Starts the thread; it runs until ``stop()``, whether this value is kept or not.
    ///
    /// The name, of which the system keeps 15 bytes, is what `top` and debuggers show.
    public init(name: String) throws(TransportError) {
        let loop = try EventLoop()
        handle = loop.handle
        let end = end
        // Handed over: nobody else has a reference to the loop.
        nonisolated(unsafe) let moved = loop
        let started = System.startThread(name: name) {
            moved.adoptThread()
            moved.runUntilStopped()
            moved.end()
            end.reach()
        }
        if !started {
            loop.end()
            throw TransportError(.exhausted, "starting a thread for an event loop")
        }
    }

    /// Ends the loop, closes what is open on it, and returns when the thread is done; idempotent.
    public func stop() async {
        handle.post { $0.stop() }
        await withCheckedContinuation { continuation in end.wait { continuation.resume() } }
    }
}

/// The end of a thread, and those who wait for it.
private final class ThreadEnd: Sendable {
    private let state = Mutex<(isReached: Bool, waiting: [@Sendable () -> Void])>((false, []))

    func reach() {
        let waiting = state.withLock { state in
            defer { state = (true, []) }
            return state.waiting
        }
        for resume in waiting { resume() }
    }

    func wait(_ resume: @escaping @Sendable () -> Void) {
        let isReached = state.withLock { state in
            if !state.isReached { state.waiting.append(resume) }
            return state.isReached
        }
        if isReached { resume() }
    }
}
