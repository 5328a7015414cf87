import COpenSSL
import Transport

/// The other side of a connection, by OpenSSL alone: it can do what our own contexts never do.
final class RawPeer: ByteStreamHandler {
    let ssl: OpaquePointer
    let stream: any ByteStream
    private let context: OpaquePointer
    private(set) var received: [UInt8] = []
    private(set) var events: [RecordingHandler.Event] = []
    /// Ciphertext as it came.
    private(set) var incomingByteCount = 0

    struct Settings {
        var minimum = TLS1_2_VERSION
        var maximum = TLS1_3_VERSION
        /// With 0 OpenSSL speaks versions that are out of use.
        var securityLevel: Int32 = 1
        /// The list as in the extension; nil for a peer without ALPN.
        var protocols: [UInt8]?
    }

    /// A server; with ALPN it chooses the first of its list, whatever was offered.
    static func server(
        over stream: any ByteStream, chain: [UInt8], key: [UInt8], _ settings: Settings = Settings()
    ) throws -> RawPeer {
        let peer = try RawPeer(TLS_server_method(), stream, settings)
        let (chainFile, keyFile) = (MemoryFile(chain), MemoryFile(key))
        let certificate = PEM_read_bio_X509(chainFile.bio, nil, nil, nil)
        let privateKey = PEM_read_bio_PrivateKey(keyFile.bio, nil, nil, nil)
        defer {
            X509_free(certificate)
            EVP_PKEY_free(privateKey)
        }
        guard SSL_use_certificate(peer.ssl, certificate) == 1, SSL_use_PrivateKey(peer.ssl, privateKey) == 1
        else { throw RawPeerFailure() }
        SSL_set_accept_state(peer.ssl)
        peer.start()
        return peer
    }

    /// A client that believes everybody.
    static func client(over stream: any ByteStream, _ settings: Settings = Settings()) throws -> RawPeer {
        let peer = try RawPeer(TLS_client_method(), stream, settings)
        if let list = settings.protocols { SSL_set_alpn_protos(peer.ssl, list, UInt32(list.count)) }
        SSL_set_connect_state(peer.ssl)
        peer.start()
        return peer
    }

    private init(_ method: OpaquePointer?, _ stream: any ByteStream, _ settings: Settings) throws {
        guard let context = SSL_CTX_new(method) else { throw RawPeerFailure() }
        self.context = context
        SSL_CTX_set_security_level(context, settings.securityLevel)
        _ = COpenSSL_set_minimum_version(context, settings.minimum)
        _ = COpenSSL_set_maximum_version(context, settings.maximum)
        choice = settings.protocols
        guard let ssl = SSL_new(context) else { throw RawPeerFailure() }
        self.ssl = ssl
        self.stream = stream
        SSL_set_bio(ssl, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()))
        if choice != nil {
            SSL_CTX_set_alpn_select_cb(
                context,
                { _, selected, count, _, _, peer in
                    guard let peer else { return SSL_TLSEXT_ERR_NOACK }
                    let own = Unmanaged<RawPeer>.fromOpaque(peer).takeUnretainedValue()
                    own.choiceBytes.withUnsafeBufferPointer { list in
                        selected?.pointee = list.baseAddress.map { $0 + 1 }
                        count?.pointee = list[0]
                    }
                    return SSL_TLSEXT_ERR_OK
                }, Unmanaged.passUnretained(self).toOpaque())
        }
    }

    private let choice: [UInt8]?
    private lazy var choiceBytes: ContiguousArray<UInt8> = ContiguousArray(choice ?? [0])

    deinit {
        SSL_free(ssl)
        SSL_CTX_free(context)
    }

    private func start() {
        stream.handler = self
        stream.resumeReading()
        turn()
    }

    var isDone: Bool { SSL_is_init_finished(ssl) == 1 }

    /// Does something with the SSL object, and sends what comes of it.
    func act(_ body: (OpaquePointer) -> Void) {
        ERR_clear_error()
        body(ssl)
        flush()
    }

    func send(_ bytes: [UInt8]) { act { _ = SSL_write($0, bytes, Int32(bytes.count)) } }

    private func turn() {
        act { ssl in
            if SSL_is_init_finished(ssl) == 0 { SSL_do_handshake(ssl) }
            var buffer = [UInt8](repeating: 0, count: 1 << 14)
            while SSL_is_init_finished(ssl) == 1 {
                let count = SSL_read(ssl, &buffer, Int32(buffer.count))
                guard count > 0 else { break }
                received += buffer.prefix(Int(count))
            }
        }
    }

    private func flush() {
        let bio = SSL_get_wbio(ssl)
        var bytes = [UInt8](repeating: 0, count: Int(BIO_ctrl_pending(bio)))
        guard !bytes.isEmpty else { return }
        BIO_read(bio, &bytes, Int32(bytes.count))
        write(bytes, to: stream)
    }

    func received(_ bytes: RawSpan) {
        incomingByteCount += bytes.byteCount
        bytes.withUnsafeBytes { _ = BIO_write(SSL_get_rbio(ssl), $0.baseAddress, Int32($0.count)) }
        turn()
    }

    /// Whether close_notify came.
    var hasReceivedEnd: Bool { SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN != 0 }

    func peerFinished() { events.append(.peerFinished) }
    func closed(_ error: TransportError?) { events.append(.closed(error?.code)) }
}

struct RawPeerFailure: Error {}

private final class MemoryFile {
    let bio: OpaquePointer?

    init(_ bytes: [UInt8]) {
        bio = BIO_new(BIO_s_mem())
        BIO_write(bio, bytes, Int32(bytes.count))
    }

    deinit { BIO_free(bio) }
}
