import COpenSSL
import Transport

/// What client and server contexts have in common: the settings of OpenSSL, and the buffers of the loop.
///
/// It is freed with the last of its streams.
final class TLSContext {
    let handle: OpaquePointer
    let bioMethod: OpaquePointer
    let scheduler: any Scheduler
    /// The names that ALPN may agree on, the best one first (RFC 7301).
    let applicationProtocols: [String]

    /// A client's; servers keep none.
    let sessions: SessionCache?
    let certificates = CertificatePool()

    /// Decrypted bytes of several records, delivered as one.
    let plaintext = Scratch(capacity: 64 << 10)
    /// Where a head and the beginning of a body become one record.
    let joined = Scratch(capacity: TLSContext.recordSize)
    /// Records that go out in one write; the last of them comes straight from OpenSSL's buffer.
    let records = Scratch(capacity: 4 * (TLSContext.recordSize + 256 + 5))

    /// RFC 8446 §5.1.
    static let recordSize = 1 << 14

    init(
        _ method: OpaquePointer?, _ purpose: String, scheduler: any Scheduler, applicationProtocols: [String],
        sessions: SessionCache?
    ) throws(TLSConfigurationError) {
        OpenSSLErrors.clear()
        guard let handle = SSL_CTX_new(method) else { throw .openSSL(purpose) }
        guard let bioMethod = StreamBIO.makeMethod() else {
            SSL_CTX_free(handle)
            throw .openSSL(purpose)
        }
        self.handle = handle
        self.bioMethod = bioMethod
        self.scheduler = scheduler
        self.applicationProtocols = applicationProtocols
        self.sessions = sessions
        guard COpenSSL_set_minimum_version(handle, TLS1_2_VERSION) == 1 else { throw .openSSL(purpose) }
        // A new key within a connection is TLS 1.3's KeyUpdate; renegotiation has been a door for attacks (RFC 5746).
        SSL_CTX_set_options(handle, COpenSSL_no_renegotiation | COpenSSL_no_compression)
        // An idle stream then holds neither of its record buffers, which are 34 KB.
        COpenSSL_set_mode(handle, Int(SSL_MODE_RELEASE_BUFFERS))
    }

    /// The names as they stand in the extension: each with its length before it.
    var protocolList: [UInt8] {
        applicationProtocols.flatMap { name in [UInt8(clamping: name.utf8.count)] + Array(name.utf8.prefix(255)) }
    }

    deinit {
        SSL_CTX_free(handle)
        BIO_meth_free(bioMethod)
    }
}
