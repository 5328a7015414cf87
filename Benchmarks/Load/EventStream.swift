import BenchKit

/// One stream: a connection, its only request, and how far the reply has come.
struct EventStream {
    enum State {
        case connecting, asked, open, refused, ended, failed
    }

    var state = State.connecting
    private var reply = ReplyReader()
    private var counter = EventCounter()

    /// Whether nothing more is to come.
    var isOver: Bool {
        switch state {
        case .refused, .ended, .failed: true
        case .connecting, .asked, .open: false
        }
    }

    /// - Parameter whole: is told of each event, with the moment at which it was sent.
    mutating func take(_ bytes: UnsafeRawBufferPointer, whole: (UInt64) -> Void) {
        // What a refusal says besides is no event: the state tells it apart below.
        reply.take(bytes) { counter.take($0, whole: whole) }
        if reply.status == 503 {
            state = .refused
        } else if reply.isMalformed || (reply.status != 0 && reply.status != 200) || counter.isGarbled {
            state = .failed
        } else if reply.hasEnded {
            state = .ended
        } else if counter.events > 0 {
            state = .open
        }
    }
}
