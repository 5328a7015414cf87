import Transport
import Wire

/// Opens connections to one origin, by the route that leads there.
final class ConnectionOpener {
    private let client: ClientCore
    private let origin: Origin
    private let route: ProxyRules.Route

    init(_ client: ClientCore, _ origin: Origin, _ route: ProxyRules.Route) {
        self.client = client
        self.origin = origin
        self.route = route
    }

    /// What stands before the path in a request to a proxy that is to pass it on (RFC 9112 section 3.2.2).
    var absoluteFormPrefix: [UInt8]? {
        guard case .through = route, !origin.isSecure else { return nil }
        return Array("http://\(origin.authority)".utf8)
    }

    func writeProxyFields(_ buffer: inout ByteBuffer) {
        guard case .through(let proxy) = route, !origin.isSecure, let authorization = proxy.authorization else {
            return
        }
        try? buffer.writeField(.proxyAuthorization, authorization)
    }

    func open(_ completion: @escaping (Result<any ByteStream, HTTPError>) -> Void) -> any Cancellable {
        let target = if case .through(let proxy) = route { proxy.endpoint } else { origin.endpoint }
        return client.dialer.dial(target, timeout: client.settings.connectTimeout) { result in
            completion(result.mapError { HTTPError(connecting: $0) })
        }
    }
}
