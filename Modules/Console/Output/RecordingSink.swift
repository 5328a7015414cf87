import Synchronization

/// Keeps what was written, and can refuse like a full disk or a reader that left.
public final class RecordingSink: TextSink {
    private struct State {
        var bytes: [UInt8] = []
        var refusal: OutputError?
    }

    private let state: Mutex<State>

    /// A recording; with a refusal, every write fails with it.
    public init(refusing refusal: OutputError? = nil) { state = Mutex(State(refusal: refusal)) }

    public func write(_ bytes: [UInt8]) throws(OutputError) {
        let refusal = state.withLock { state in
            if state.refusal == nil { state.bytes += bytes }
            return state.refusal
        }
        if let refusal { throw refusal }
    }

    public var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }
}
