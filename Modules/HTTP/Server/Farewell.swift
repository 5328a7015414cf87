import Transport
import Wire

/// Answers on a connection that no exchange is to be had on, and closes it so that the answer arrives: a connection
/// that is closed over bytes nobody read is broken, and takes the answer along.
final class Farewell: ByteStreamHandler {
    enum Occasion {
        case tooManyConnections
    }

    private let stream: any ByteStream
    private var deadline: (any ScheduledAction)?
    private var discarded = 0
    private static let mostDiscarded = 64 << 10

    private init(_ stream: any ByteStream) { self.stream = stream }

    static func say(
        _ occasion: Occasion, on stream: any ByteStream, _ scheduler: any Scheduler, within time: Duration
    ) {
        var answer = ByteBuffer()
        answer.writeRefusal(503, text: "too many connections; try again later", date: nil)
        _ = stream.write(answer.unsafeBytes.bytes)
        stream.shutdownWrite()
        let farewell = Farewell(stream)
        stream.handler = farewell
        farewell.deadline = scheduler.schedule(after: time) { farewell.end() }
        stream.resumeReading()
    }

    func received(_ bytes: RawSpan) {
        discarded += bytes.byteCount
        if discarded > Self.mostDiscarded { end() }
    }

    func peerFinished() { end() }
    func closed(_ error: TransportError?) { end() }

    private func end() {
        deadline?.cancel()
        deadline = nil
        stream.close()
    }
}
