import COpenSSL
import Transport

/// A handshake under way, and who waits for it.
final class TLSHandshake: Cancellable {
    /// Held by the stream below, which may be closed by somebody else.
    fileprivate weak var stream: TLSStream?
    private var completion: ((Result<TLSStream, TransportError>) -> Void)?

    init(_ completion: @escaping (Result<TLSStream, TransportError>) -> Void) { self.completion = completion }

    fileprivate func complete(_ result: Result<TLSStream, TransportError>) {
        let completion = completion
        stream = nil
        self.completion = nil
        completion?(result)
    }

    func cancel() {
        completion = nil
        stream?.close()
        stream = nil
    }
}

/// Passes on what the stream below tells, so that these calls are no part of ``TLSStream``'s own face.
private final class LowerHandler: ByteStreamHandler {
    private let stream: TLSStream

    init(_ stream: TLSStream) { self.stream = stream }

    func received(_ bytes: RawSpan) { stream.received(bytes) }
    func drained() { stream.lowerDrained() }
    func peerFinished() { stream.lowerFinished() }
    func closed(_ error: TransportError?) { stream.lowerClosed(error) }
}

extension TLSStream {
    /// Begins a handshake; the stream below holds the new stream, and that the handshake, until it is over.
    static func start(
        _ context: TLSContext, over lower: any ByteStream, to peer: String,
        completion: @escaping (Result<TLSStream, TransportError>) -> Void, prepare: (TLSEngine) -> Void?
    ) -> any Cancellable {
        let handshake = TLSHandshake(completion)
        OpenSSLErrors.clear()
        guard let engine = TLSEngine(context, over: lower), prepare(engine) != nil else {
            lower.close()
            let error = TransportError(.exhausted, "TLS handshake with \(peer)", detail: OpenSSLErrors.take()?.words)
            context.scheduler.soon { handshake.complete(.failure(error)) }
            return handshake
        }
        let stream = TLSStream(context, engine, to: peer)
        stream.handshake = handshake
        handshake.stream = stream
        lower.handler = LowerHandler(stream)
        stream.beginHandshake()
        return handshake
    }

    private func beginHandshake() {
        guard let obstacle = engine?.handshake() else { return }
        if case .failed(let reason) = obstacle {
            context.scheduler.soon { [self] in
                guard let engine, handshake != nil else { return }
                failHandshake(engine.error(reason, about))
            }
        } else {
            adjustLower()
        }
    }

    func continueHandshake() {
        guard let engine else { return }
        switch engine.handshake() {
        case nil: finishHandshake(engine)
        case .needsInput: break
        case .end: failHandshake(TransportError(.reset, about, detail: "the other side ended it"))
        case .failed(let reason): failHandshake(engine.error(reason, about))
        }
    }

    private func finishHandshake(_ engine: TLSEngine) {
        if let doubt = engine.doubt(context.applicationProtocols) {
            failHandshake(TransportError(.secure, about, detail: doubt))
            return
        }
        applicationProtocol = engine.applicationProtocol
        protocolVersion = engine.protocolVersion
        wasResumed = SSL_session_reused(engine.ssl) == 1
        let handshake = handshake
        self.handshake = nil
        handshake?.complete(.success(self))
    }

    func failHandshake(_ error: TransportError) {
        let handshake = handshake
        close()
        handshake?.complete(.failure(error))
    }
}
