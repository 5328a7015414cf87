import CLibuv
import Synchronization
import Transport

/// The one door to a loop from other threads.
public final class LoopHandle: Sendable {
    /// Something to do on the loop, or to undo if the loop ends first.
    private struct Errand {
        let run: @Sendable (EventLoop) -> Void
        let giveUp: @Sendable () -> Void
    }

    private struct State {
        var errands: [Errand] = []
        /// Nil once the loop has ended.
        var bell: Bell?
    }

    private let state: Mutex<State>

    init(_ uv: UnsafeMutablePointer<uv_loop_t>) throws(TransportError) {
        do throws(UVFailure) {
            state = Mutex(State(bell: try Bell(uv)))
        } catch {
            throw TransportError(error, "starting an event loop")
        }
    }

    /// Has the loop do something in a turn of its own, in the order of calls; false when the loop has ended.
    ///
    /// What was posted before the loop ends and not yet done is dropped.
    @discardableResult
    public func post(_ action: @escaping @Sendable (EventLoop) -> Void) -> Bool {
        add(Errand(run: action, giveUp: {}))
    }

    /// Does something on the loop and returns what it found.
    ///
    /// Throws what the body throws, or ``TransportError/Code/closed`` when the loop has ended. It is not interrupted by
    /// cancellation: a turn of the loop is short.
    public func run<Value: Sendable>(_ body: @escaping @Sendable (EventLoop) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let errand = Errand(
                run: { loop in continuation.resume(with: Result { try body(loop) }) },
                giveUp: { continuation.resume(throwing: Self.ended) })
            if !add(errand) { errand.giveUp() }
        }
    }

    private static var ended: TransportError { TransportError(.closed, "asking an event loop", detail: "it has ended") }

    private func add(_ errand: Errand) -> Bool {
        state.withLock { state in
            guard let bell = state.bell else { return false }
            if state.errands.isEmpty { bell.ring() }
            state.errands.append(errand)
            return true
        }
    }

    func attach(_ loop: EventLoop) {
        state.withLock { $0.bell?.answer(with: loop) }
    }

    /// From now on nothing is taken; what is waiting is given up.
    func detach() {
        let (waiting, bell) = state.withLock { state in
            defer { state = State() }
            return (state.errands, state.bell)
        }
        bell?.close()
        for errand in waiting { errand.giveUp() }
    }

    fileprivate func runErrands(on loop: EventLoop) {
        let errands = state.withLock { state in
            defer { state.errands = [] }
            return state.errands
        }
        for errand in errands {
            // Somebody before it in the same turn may have ended the loop.
            if loop.isEnding { errand.giveUp() } else { errand.run(loop) }
        }
    }
}

/// What wakes a loop: the only call of libuv's that other threads may make.
///
/// Sendable because it is rung under the lock of ``LoopHandle`` alone, and not after it was closed there.
private struct Bell: @unchecked Sendable {
    private let async: UnsafeMutablePointer<uv_async_t>

    init(_ uv: UnsafeMutablePointer<uv_loop_t>) throws(UVFailure) {
        async = .allocate(capacity: 1)
        let status = uv_async_init(uv, async) { bell in
            guard let data = bell?.pointee.data else { return }
            let loop = Unmanaged<EventLoop>.fromOpaque(data).takeUnretainedValue()
            loop.handle.runErrands(on: loop)
        }
        guard status == 0 else {
            async.deallocate()
            throw UVFailure(status)
        }
        async.pointee.data = nil
    }

    func answer(with loop: EventLoop) { async.pointee.data = Unmanaged.passUnretained(loop).toOpaque() }

    func ring() { uv_async_send(async) }

    func close() {
        let base = UnsafeMutableRawPointer(async).assumingMemoryBound(to: uv_handle_t.self)
        uv_handle_set_data(base, nil)
        uv_close(base) { $0?.deallocate(as: uv_async_t.self) }
    }
}

extension UnsafeMutablePointer<uv_handle_t> {
    /// Frees a handle that was allocated as another type.
    fileprivate func deallocate<Handle>(as type: Handle.Type) {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: type).deallocate()
    }
}
