import Transport
import Wire

/// Asks a proxy for a tunnel (CONNECT, RFC 9110 section 9.3.6).
final class ProxyTunnel: ByteStreamHandler, Cancellable {
    private let stream: any ByteStream
    private let proxy: HTTPProxy
    private let target: Endpoint
    private var parser: ResponseParser
    private var answer: [UInt8] = []
    private var completion: ((Result<any ByteStream, HTTPError>) -> Void)?

    private init(_ proxy: HTTPProxy, _ target: Endpoint, _ stream: any ByteStream, _ limits: HeadLimits) {
        self.proxy = proxy
        self.target = target
        self.stream = stream
        parser = ResponseParser(limits: limits)
    }

    /// Takes the stream over; it comes back paused and without a handler, and is closed when there is no tunnel.
    static func ask(
        _ proxy: HTTPProxy, for target: Endpoint, on stream: any ByteStream, _ limits: HeadLimits,
        completion: @escaping (Result<any ByteStream, HTTPError>) -> Void
    ) -> any Cancellable {
        let tunnel = ProxyTunnel(proxy, target, stream, limits)
        tunnel.completion = completion
        tunnel.begin()
        return tunnel
    }

    private func begin() {
        var request = ByteBuffer()
        request.append("CONNECT \(target) HTTP/1.1\r\nHost: \(target)\r\n")
        if let authorization = proxy.authorization {
            request.append("Proxy-Authorization: \(authorization)\r\n")
        }
        request.endFields()
        stream.handler = self
        _ = stream.write(request.unsafeBytes.bytes)
        stream.resumeReading()
    }

    func received(_ bytes: RawSpan) {
        bytes.withUnsafeBytes { answer.append(contentsOf: $0) }
        switch answer.withUnsafeBytes({ parser.parse($0.bytes, answering: .connect) }) {
        case .needMore: break
        case .failed(let error): fail(HTTPError(error, from: "the proxy \(proxy)"))
        case .complete(let length): answered(parser.head, length)
        }
    }

    private func answered(_ head: ResponseHead, _ length: Int) {
        switch head.kind {
        case .interim:
            answer.removeFirst(length)
            parser.reset()
            if !answer.isEmpty { received(RawSpan()) }
        // Within a tunnel to a secure server the client speaks first.
        case .tunnel where answer.count > length: fail(refusal("sent bytes of its own into the tunnel"))
        case .tunnel:
            stream.pauseReading()
            stream.handler = nil
            take()?(.success(stream))
        case .final, .switchingProtocols:
            let hint = head.status == 407 ? "; check the user and password in the proxy's address" : ""
            fail(refusal("answered \(head.status)\(hint)"))
        }
    }

    func peerFinished() { fail(refusal("closed the connection")) }
    func closed(_ error: TransportError?) { fail(refusal(error.map { "\($0)" } ?? "closed the connection")) }

    private func refusal(_ what: String) -> HTTPError {
        HTTPError(.tunnelRefused, "no tunnel to \(target): the proxy \(proxy) \(what)")
    }

    private func fail(_ error: HTTPError) {
        stream.close()
        take()?(.failure(error))
    }

    private func take() -> ((Result<any ByteStream, HTTPError>) -> Void)? {
        defer { completion = nil }
        return completion
    }

    func cancel() {
        guard take() != nil else { return }
        stream.close()
    }
}
