import Transport
import Wire

/// Opens connections to one origin, by the route that leads there.
final class ConnectionOpener {
    let client: ClientCore
    let origin: Origin
    let route: ProxyRules.Route
    let tls: TLSClientContext?

    init(_ client: ClientCore, _ origin: Origin, _ route: ProxyRules.Route, _ tls: TLSClientContext?) {
        self.client = client
        self.origin = origin
        self.route = route
        self.tls = tls
    }

    /// What stands before the path in a request to a proxy that is to pass it on (RFC 9112 section 3.2.2).
    var absoluteFormPrefix: [UInt8]? {
        guard case .through = route, !origin.isSecure else { return nil }
        return Array("http://\(origin.authority)".utf8)
    }

    /// What a proxy that passes requests on wants to be told with each.
    func writeProxyFields(_ buffer: inout ByteBuffer) throws(WireError) {
        guard case .through(let proxy) = route, !origin.isSecure, let authorization = proxy.authorization else {
            return
        }
        try buffer.writeField(.proxyAuthorization, authorization)
    }

    /// Opens a connection within the client's `connectTimeout`, and calls `completion` once, in a later turn.
    func open(_ completion: @escaping (Result<any ByteStream, HTTPError>) -> Void) -> any Cancellable {
        let opening = Opening(self, completion)
        opening.begin()
        return opening
    }
}

/// One connection on its way: dialled, led through a proxy's tunnel, made secure.
private final class Opening: Cancellable {
    private let opener: ConnectionOpener
    private var completion: ((Result<any ByteStream, HTTPError>) -> Void)?
    private var step: (any Cancellable)?
    private var deadline: (any ScheduledAction)?

    init(_ opener: ConnectionOpener, _ completion: @escaping (Result<any ByteStream, HTTPError>) -> Void) {
        self.opener = opener
        self.completion = completion
    }

    private var client: ClientCore { opener.client }

    func begin() {
        let timeout = client.settings.connectTimeout
        deadline = client.scheduler.schedule(after: timeout) { [self] in
            finish(.failure(HTTPError(.timedOut, "connecting to \(opener.origin): no answer within \(timeout)")))
        }
        guard !opener.origin.isSecure || opener.tls != nil else {
            return client.scheduler.soon { [self] in
                finish(.failure(HTTPError(.misused, "\(opener.origin) needs a client that knows authorities to trust")))
            }
        }
        let target = if case .through(let proxy) = opener.route { proxy.endpoint } else { opener.origin.endpoint }
        step = client.dialer.dial(target, timeout: timeout) { [self] result in
            switch result {
            case .success(let stream): dialled(stream)
            case .failure(let error): finish(.failure(HTTPError(connecting: error)))
            }
        }
    }

    private func dialled(_ stream: any ByteStream) {
        guard opener.origin.isSecure else { return finish(.success(stream)) }
        guard case .through(let proxy) = opener.route else { return secure(stream) }
        step = ProxyTunnel.ask(proxy, for: opener.origin.endpoint, on: stream, client.settings.heads) { [self] result in
            switch result {
            case .success(let stream): secure(stream)
            case .failure(let error): finish(.failure(error))
            }
        }
    }

    private func secure(_ stream: any ByteStream) {
        step = opener.tls?.connect(over: stream, to: opener.origin.endpoint) { [self] result in
            finish(result.map { $0 as any ByteStream }.mapError { HTTPError(connecting: $0) })
        }
    }

    private func finish(_ result: Result<any ByteStream, HTTPError>) {
        let completion = completion
        cancel()
        completion?(result)
    }

    func cancel() {
        completion = nil
        deadline?.cancel()
        deadline = nil
        step?.cancel()
        step = nil
    }
}
