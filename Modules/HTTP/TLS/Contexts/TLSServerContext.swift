import COpenSSL
public import Transport

/// Accepts encrypted connections in the name of one certificate.
///
/// One for each loop. TLS 1.2 is the least; sessions are resumed by tickets, so that the server keeps none; a client
/// that offers other protocols than `http/1.1` by ALPN is refused, one that offers none is not. For another
/// certificate make another context: streams of this one go on.
public final class TLSServerContext {
    let context: TLSContext

    /// - Parameters:
    ///   - chain: the server's certificate, then those that lead to an authority.
    ///   - key: its private key, not encrypted.
    public convenience init(
        chain: PEMSource, key: PEMSource, scheduler: any Scheduler
    ) throws(TLSConfigurationError) {
        try self.init(chain: chain, key: key, scheduler: scheduler, applicationProtocols: ["http/1.1"])
    }

    init(
        chain: PEMSource, key: PEMSource, scheduler: any Scheduler, applicationProtocols: [String]
    ) throws(TLSConfigurationError) {
        context = try TLSContext(
            TLS_server_method(), "TLS server", scheduler: scheduler, applicationProtocols: applicationProtocols,
            sessions: nil)
        try Self.load(chain, into: context.handle)
        try Self.loadKey(key, into: context.handle)
        COpenSSL_set_session_cache_mode(context.handle, Int(SSL_SESS_CACHE_OFF))
        SSL_CTX_set_alpn_select_cb(
            context.handle,
            { _, selected, selectedCount, offered, offeredCount, context in
                guard let context, let offered else { return SSL_TLSEXT_ERR_ALERT_FATAL }
                let own = Unmanaged<TLSContext>.fromOpaque(context).takeUnretainedValue()
                let list = UnsafeBufferPointer(start: offered, count: Int(offeredCount))
                guard let range = own.choice(of: list) else { return SSL_TLSEXT_ERR_ALERT_FATAL }
                selected?.pointee = offered + range.lowerBound
                selectedCount?.pointee = UInt8(clamping: range.count)
                return SSL_TLSEXT_ERR_OK
            }, Unmanaged.passUnretained(context).toOpaque())
    }

    private static func load(_ chain: PEMSource, into context: OpaquePointer) throws(TLSConfigurationError) {
        let certificates = try PEMReader(chain).certificates()
        guard SSL_CTX_use_certificate(context, certificates[0].handle) == 1 else { throw .openSSL(chain.name) }
        for certificate in certificates.dropFirst() {
            guard COpenSSL_add_chain_certificate(context, certificate.handle) == 1 else { throw .openSSL(chain.name) }
        }
    }

    private static func loadKey(_ source: PEMSource, into context: OpaquePointer) throws(TLSConfigurationError) {
        let key = try PEMReader(source).privateKey()
        defer { EVP_PKEY_free(key) }
        // A key of another kind than the certificate's would be taken beside it, for a certificate to come.
        guard X509_check_private_key(SSL_CTX_get0_certificate(context), key) == 1 else {
            OpenSSLErrors.clear()
            throw TLSConfigurationError(.keyDoesNotMatch, source.name)
        }
        guard SSL_CTX_use_PrivateKey(context, key) == 1 else { throw .openSSL(source.name) }
    }

    /// Shakes hands with a client: `completion` gets the stream when that is done.
    ///
    /// The rules are those of ``TLSClientContext/connect(over:to:completion:)``. A client that says nothing is waited
    /// for without end: schedule a deadline and cancel.
    @discardableResult
    public func accept(
        over lower: any ByteStream, completion: @escaping (Result<TLSStream, TransportError>) -> Void
    ) -> any Cancellable {
        let peer = lower.peerAddress.map { "\($0)" } ?? "a client"
        return TLSStream.start(context, over: lower, to: peer, completion: completion) { engine in
            SSL_set_accept_state(engine.ssl)
        }
    }
}

extension TLSContext {
    /// Where in a client's list our best protocol stands.
    fileprivate func choice(of offered: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        applicationProtocols.lazy.compactMap { name in Self.find(Array(name.utf8), in: offered) }.first
    }

    private static func find(_ name: [UInt8], in list: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var start = 0
        while start < list.count {
            let range = start + 1..<start + 1 + Int(list[start])
            guard range.upperBound <= list.count else { return nil }
            if list[range].elementsEqual(name) { return range }
            start = range.upperBound
        }
        return nil
    }
}
