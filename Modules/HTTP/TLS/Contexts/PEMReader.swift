import COpenSSL

/// Reads certificates and keys out of PEM text.
struct PEMReader: ~Copyable {
    private let source: PEMSource
    private let bio: OpaquePointer

    init(_ source: PEMSource) throws(TLSConfigurationError) {
        OpenSSLErrors.clear()
        let bio: OpaquePointer? =
            switch source.content {
            case .file: BIO_new_file(source.name, "r")
            case .bytes(let bytes): Self.memory(bytes)
            }
        guard let bio else {
            throw TLSConfigurationError(.unreadable, source.name, detail: OpenSSLErrors.take()?.words)
        }
        self.source = source
        self.bio = bio
    }

    private static func memory(_ bytes: [UInt8]) -> OpaquePointer? {
        guard let count = Int32(exactly: bytes.count), let bio = BIO_new(BIO_s_mem()) else { return nil }
        // An empty memory BIO would say "try again" where a file says "end".
        BIO_set_flags(bio, 0)
        guard count == 0 || BIO_write(bio, bytes, count) == count else {
            BIO_free(bio)
            return nil
        }
        return bio
    }

    deinit { BIO_free(bio) }

    /// All certificates, at least one, in their order.
    func certificates() throws(TLSConfigurationError) -> [Certificate] {
        var found: [Certificate] = []
        while let certificate = PEM_read_bio_X509(bio, nil, noPassword, nil) {
            found.append(Certificate(owned: certificate))
        }
        let error = OpenSSLErrors.take()
        guard let error, error.isPEM(PEM_R_NO_START_LINE) else {
            throw TLSConfigurationError(.damaged, source.name, detail: error?.words)
        }
        guard !found.isEmpty else { throw TLSConfigurationError(.noCertificate, source.name) }
        return found
    }

    /// The first private key, to be freed by the caller.
    func privateKey() throws(TLSConfigurationError) -> OpaquePointer {
        if let key = PEM_read_bio_PrivateKey(bio, nil, noPassword, nil) { return key }
        guard let error = OpenSSLErrors.take() else { throw TLSConfigurationError(.noKey, source.name) }
        if error.isPEM(PEM_R_NO_START_LINE) || error.isMissing { throw TLSConfigurationError(.noKey, source.name) }
        if error.isPEM(PEM_R_BAD_PASSWORD_READ) || error.asksForPassword {
            throw TLSConfigurationError(.keyIsEncrypted, source.name)
        }
        throw TLSConfigurationError(.damaged, source.name, detail: error.words)
    }

}

/// Stands in for OpenSSL's own, which would ask at the terminal.
private func noPassword(
    _: UnsafeMutablePointer<CChar>?, _: Int32, _: Int32, _: UnsafeMutableRawPointer?
) -> Int32 { -1 }

extension OpenSSLErrors.Entry {
    fileprivate func isPEM(_ code: Int32) -> Bool { library == Int(ERR_LIB_PEM) && reason == Int(code) }
    fileprivate var isMissing: Bool { library == Int(ERR_LIB_OSSL_DECODER) && reason == Int(ERR_R_UNSUPPORTED) }
    fileprivate var asksForPassword: Bool {
        library == Int(ERR_LIB_CRYPTO) && reason == Int(ERR_R_INTERRUPTED_OR_CANCELLED)
    }
}
