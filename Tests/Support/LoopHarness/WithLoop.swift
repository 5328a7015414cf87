public import EventLoop
import Harness
import Synchronization
import Transport

/// Begins something on a loop of its own and waits until it says that it is done, for 60 s unless told otherwise; what
/// was left open is closed.
public func withLoop<Value: Sendable>(
    within limit: Duration = .seconds(60),
    _ begin: @escaping @Sendable (EventLoop, _ done: @escaping (Value) -> Void) throws -> Void
) async throws -> Value {
    try await offPool {
        var value: Value?
        try EventLoop.run { loop in
            loop.schedule(after: limit) { loop.stop() }
            try begin(loop) {
                value = $0
                loop.stop()
            }
        }
        guard let value else { throw TransportError(.timedOut, "waiting for a test on a loop") }
        return value
    }
}
