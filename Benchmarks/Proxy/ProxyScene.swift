import BenchKit

/// What a proxy stands in front of, and what it has to be ready for.
struct ProxyScene {
    let upstream: Endpoint
    /// The authority that vouches for the upstream server; nil when it does not speak TLS.
    let authority: String?
    let hasLargeReplies: Bool
    /// Streams that will be open at once.
    let streams: Int

    /// As our example takes it.
    var url: String { authority == nil ? "http://\(upstream)" : "https://localhost:\(upstream.port)" }
}

/// The servers behind the proxies.
///
/// They share their processor with the load.
struct ProxyUpstreams {
    private let backend: Child
    private let terminator: Child
    private let plain: Endpoint
    private let secure: Endpoint
    private let certificates: Certificates

    init(on stage: Stage) throws {
        plain = try stage.freePort()
        secure = try stage.freePort()
        certificates = try Certificates(on: stage)
        backend = try stage.start(
            ["\(ProcessRun.folder)/BenchBackend", "--listen", "\(plain)"], on: Stage.others)
        try stage.await(backend, at: plain)
        let text = NginxText.terminator(
            at: secure, before: plain, certificates, in: stage.folder, name: "terminator")
        terminator = try stage.startNginx(text, named: "terminator", on: Stage.others)
        try stage.await(terminator, at: secure)
    }

    func scene(of proxyCase: ProxyCase) -> ProxyScene {
        ProxyScene(
            upstream: proxyCase.isSecure ? secure : plain, authority: proxyCase.isSecure ? certificates.authority : nil,
            hasLargeReplies: proxyCase.hasLargeReplies, streams: proxyCase.streams)
    }
}
