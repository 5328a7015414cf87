public import Transport
import Wire

/// Speaks HTTP/1.1 to servers, on connections that it opens and keeps.
///
/// It sends nothing twice by itself. Everything happens on one loop.
public final class HTTPClient {
    private let core: ClientCore
    private let proxies: ProxyRules
    private var upstreams: [Origin: HTTPUpstream] = [:]

    public init(
        dialer: Dialer, scheduler: any Scheduler, settings: ClientSettings = ClientSettings(),
        proxies: ProxyRules = .none
    ) {
        core = ClientCore(dialer, scheduler, settings)
        self.proxies = proxies
    }

    public var settings: ClientSettings { core.settings }

    /// The way to an origin, with its pool; the same one each time.
    public func upstream(_ origin: Origin) -> HTTPUpstream {
        if let known = upstreams[origin] { return known }
        let upstream = HTTPUpstream(core, origin, ConnectionOpener(core, origin, proxies.route(to: origin)))
        upstreams[origin] = upstream
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
