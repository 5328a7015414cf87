import COpenSSL
public import Transport

/// Makes encrypted connections to servers and makes sure that they are who they should be.
///
/// One for each loop and each set of authorities; connections, buffers and sessions are its own. Certificate and name
/// are always verified, TLS 1.2 is the least, and ALPN offers `http/1.1`.
public final class TLSClientContext {
    let context: TLSContext
    public let identity: TLSIdentity

    /// Reads the authorities now: a change of their files needs another context.
    ///
    /// - Parameter sessionCapacity: how many sessions to keep for resumption; 0 for none.
    public convenience init(
        _ trust: TLSTrust, scheduler: any Scheduler, sessionCapacity: Int = 128
    ) throws(TLSConfigurationError) {
        try self.init(
            trust, scheduler: scheduler, sessionCapacity: sessionCapacity, applicationProtocols: ["http/1.1"])
    }

    init(
        _ trust: TLSTrust, scheduler: any Scheduler, sessionCapacity: Int, applicationProtocols: [String]
    ) throws(TLSConfigurationError) {
        context = try TLSContext(
            TLS_client_method(), "TLS client", scheduler: scheduler, applicationProtocols: applicationProtocols,
            sessions: sessionCapacity > 0 ? SessionCache(capacity: sessionCapacity, clock: scheduler.clock) : nil)
        identity = TLSIdentity(
            includesSystem: trust.includesSystem, fingerprints: try Self.load(trust, into: context.handle),
            applicationProtocols: applicationProtocols)
        SSL_CTX_set_verify(context.handle, SSL_VERIFY_PEER, nil)
        context.certificates.install(in: context.handle)
        let list = context.protocolList
        SSL_CTX_set_alpn_protos(context.handle, list, UInt32(clamping: list.count))
        keepSessions()
    }

    /// The authorities' fingerprints.
    private static func load(
        _ trust: TLSTrust, into context: OpaquePointer
    ) throws(TLSConfigurationError) -> Set<[UInt8]> {
        if trust.includesSystem, SSL_CTX_set_default_verify_paths(context) != 1 {
            throw .openSSL("the system's certificate authorities")
        }
        let store = SSL_CTX_get_cert_store(context)
        // What somebody names as an authority is one, be it a root or not.
        X509_STORE_set_flags(store, UInt(X509_V_FLAG_PARTIAL_CHAIN))
        var fingerprints: Set<[UInt8]> = []
        for source in trust.authorities {
            for certificate in try PEMReader(source).certificates() {
                guard X509_STORE_add_cert(store, certificate.handle) == 1 else { throw .openSSL(source.name) }
                fingerprints.insert(certificate.fingerprint)
            }
        }
        return fingerprints
    }

    private func keepSessions() {
        guard context.sessions != nil else {
            COpenSSL_set_session_cache_mode(context.handle, Int(SSL_SESS_CACHE_OFF))
            return
        }
        COpenSSL_set_session_cache_mode(
            context.handle, Int(SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL))
        SSL_CTX_sess_set_new_cb(context.handle) { ssl, session in
            guard let ssl, let session, let engine = TLSEngine.of(ssl) else { return 0 }
            // 1 takes the reference over.
            return engine.keep(session) ? 1 : 0
        }
    }

    /// Sessions that wait to be resumed.
    var sessionCount: Int { context.sessions?.count ?? 0 }

    /// Makes a connection secret and its other end certain: `completion` gets the stream when both are, never before.
    ///
    /// The stream over which this goes is taken over: it must be open, and nobody else may touch it again. On failure it
    /// is closed. `completion` is called once, in a later turn of the loop, never from inside this call, and not after
    /// the returned attempt was cancelled. There is no timeout: schedule one and cancel.
    ///
    /// - Parameter endpoint: whose certificate it must be, and whose sessions may be resumed.
    @discardableResult
    public func connect(
        over lower: any ByteStream, to endpoint: Endpoint,
        completion: @escaping (Result<TLSStream, TransportError>) -> Void
    ) -> any Cancellable {
        TLSStream.start(context, over: lower, to: "\(endpoint)", completion: completion) { engine in
            engine.prepareClient(of: endpoint)
        }
    }
}

extension TLSEngine {
    /// Nil when memory is out.
    fileprivate func prepareClient(of endpoint: Endpoint) -> Void? {
        SSL_set_connect_state(ssl)
        switch endpoint.host {
        case .name(let name):
            // The subject's common name is no name of a host (RFC 9110 §4.3.4), and `w*.example` no wildcard.
            SSL_set_hostflags(ssl, UInt32(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
            guard COpenSSL_set_server_name(ssl, name.description) == 1, SSL_set1_host(ssl, name.description) == 1
            else { return nil }
        case .address(let address):
            // An address is never sent as a server name (RFC 6066 §3).
            guard X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), address.description) == 1 else { return nil }
        }
        resume(endpoint)
        return ()
    }
}
