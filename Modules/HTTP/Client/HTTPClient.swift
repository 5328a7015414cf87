public import Transport
import Wire

/// Speaks HTTP/1.1 to servers, on connections that it opens and keeps.
///
/// It sends nothing twice by itself. Everything happens on one loop.
public final class HTTPClient {
    private let core: ClientCore
    private let proxies: ProxyRules
    private let tls: TLSClientContext?
    private var upstreams: [Key: HTTPUpstream] = [:]

    /// Connections made secure by different authorities are never mixed.
    private struct Key: Hashable {
        let origin: Origin
        let identity: TLSIdentity?
    }

    /// - Parameter tls: Whom to trust for secure origins; without it they cannot be reached.
    public init(
        dialer: Dialer, scheduler: any Scheduler, settings: ClientSettings = ClientSettings(),
        proxies: ProxyRules = .none, tls: TLSClientContext? = nil
    ) {
        core = ClientCore(dialer, scheduler, settings)
        self.proxies = proxies
        self.tls = tls
    }

    public var settings: ClientSettings { core.settings }

    /// The way to an origin, with its pool; the same one each time.
    ///
    /// - Parameter tls: Whom to trust for this one, if not those that the client was given.
    public func upstream(_ origin: Origin, trusting tls: TLSClientContext? = nil) -> HTTPUpstream {
        let tls = origin.isSecure ? tls ?? self.tls : nil
        let key = Key(origin: origin, identity: tls?.identity)
        if let known = upstreams[key] { return known }
        let opener = ConnectionOpener(core, origin, proxies.route(to: origin), tls)
        let upstream = HTTPUpstream(core, origin, opener)
        upstreams[key] = upstream
        return upstream
    }

    /// Closes connections that wait, and keeps none from now on; exchanges under way go on.
    public func close() {
        core.isClosed = true
        for upstream in upstreams.values { upstream.closeIdleConnections() }
    }
}

/// What all connections of a client share.
final class ClientCore {
    let dialer: Dialer
    let scheduler: any Scheduler
    let settings: ClientSettings
    /// Heads are read and written one at a time, so that one parser and one buffer serve every connection.
    var parser: ResponseParser
    var outgoing = ByteBuffer(capacity: 4 << 10)
    var isClosed = false

    init(_ dialer: Dialer, _ scheduler: any Scheduler, _ settings: ClientSettings) {
        self.dialer = dialer
        self.scheduler = scheduler
        self.settings = settings
        parser = ResponseParser(limits: settings.heads)
    }
}
