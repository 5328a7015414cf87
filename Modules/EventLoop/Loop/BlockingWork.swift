import CLibuv
import Synchronization
public import Transport

/// Something that blocks, done on the loop's pool of threads.
private final class BlockingWork: Cancellable {
    private let perform: @Sendable () -> Void
    private var finish: (() -> Void)?
    private var request: UnsafeMutablePointer<uv_work_t>?

    init(on loop: EventLoop, perform: @escaping @Sendable () -> Void, finish: @escaping () -> Void) {
        self.perform = perform
        self.finish = finish
        let request = UnsafeMutablePointer<uv_work_t>.allocate(capacity: 1)
        request.pointee.data = Unmanaged.passRetained(self).toOpaque()
        self.request = request
        uv_queue_work(
            loop.uv, request,
            { request in
                guard let data = request?.pointee.data else { return }
                // Another thread: it reads what never changes and nothing else.
                Unmanaged<BlockingWork>.fromOpaque(data).takeUnretainedValue().perform()
            },
            { request, _ in
                guard let request, let data = request.pointee.data else { return }
                request.deallocate()
                let work = Unmanaged<BlockingWork>.fromOpaque(data).takeRetainedValue()
                work.request = nil
                let finish = work.finish
                work.finish = nil
                finish?()
            })
    }

    func cancel() {
        finish = nil
        if let request { uv_cancel(UnsafeMutableRawPointer(request).assumingMemoryBound(to: uv_req_t.self)) }
    }
}

extension EventLoop {
    /// Does something that may block on a thread of the pool, and calls `completion` on the loop with its outcome.
    ///
    /// The pool has four threads for all loops of the process (`UV_THREADPOOL_SIZE`), and looking up names takes part
    /// in it. Cancelling takes back what has not begun; what has begun goes on, for nobody.
    @discardableResult
    public func offload<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value, completion: @escaping (Result<Value, any Error>) -> Void
    ) -> any Cancellable {
        assertIsOnThread()
        let outcome = Outcome<Value>()
        return BlockingWork(
            on: self,
            perform: { outcome.set(Result { try work() }) },
            finish: { [self] in if !isEnding, let result = outcome.value { completion(result) } })
    }
}

/// Where one thread leaves what another takes.
private final class Outcome<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    var value: Result<Value, any Error>? { result.withLock { $0 } }
    func set(_ value: Result<Value, any Error>) { result.withLock { $0 = value } }
}
