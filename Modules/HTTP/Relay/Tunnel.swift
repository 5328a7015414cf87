public import Transport

/// Two streams joined: what comes from one goes to the other, as it is, until both have ended or one breaks.
public enum Tunnel {
    /// Joins two streams that are nobody else's; the loop holds them from then on.
    public static func join(_ first: any ByteStream, _ second: any ByteStream) {
        for (source, target) in [(first, second), (second, first)] {
            source.handler = TunnelEnd(from: source, to: target)
            source.resumeReading()
        }
    }
}

/// One direction of a tunnel.
private final class TunnelEnd: ByteStreamHandler {
    private let source: any ByteStream
    private let target: any ByteStream

    init(from source: any ByteStream, to target: any ByteStream) {
        self.source = source
        self.target = target
    }

    func received(_ bytes: RawSpan) { if target.write(bytes) == .queued { source.pauseReading() } }

    /// What was queued on the source came from the target.
    func drained() { target.resumeReading() }

    func peerFinished() { target.shutdownWrite() }

    func closed(_ error: TransportError?) {
        guard !target.isClosed else { return }
        // After an orderly end the last bytes are still to be sent, and the target closes by itself.
        if error == nil { target.shutdownWrite() } else { target.abort() }
    }
}
