import COpenSSL

/// A certificate with its key, made on the spot for a test.
public final class Authority {
    /// What a certificate says, where a test wants it to say something else.
    public struct Content {
        public var commonName: String
        /// As OpenSSL writes them: `DNS:*.example.test`, `IP:127.0.0.1`.
        public var alternativeNames: [String]
        public var isAuthority = false
        /// When it holds, in seconds from now.
        public var validity: ClosedRange<Int> = -3600...86_400

        public init(_ commonName: String, alternativeNames: [String] = [], isAuthority: Bool = false) {
            self.commonName = commonName
            self.alternativeNames = alternativeNames
            self.isAuthority = isAuthority
        }
    }

    let certificate: OpaquePointer
    let key: OpaquePointer
    private let issuers: [Authority]

    /// An authority that vouches for itself.
    public convenience init(_ name: String) throws { try self.init(Content(name, isAuthority: true), issuer: nil) }

    private init(_ content: Content, issuer: Authority?) throws {
        key = try Self.makeKey()
        certificate = try require(X509_new(), "X509_new")
        issuers = issuer.map { [$0] + $0.issuers } ?? []
        try fill(content)
        try sign(by: issuer ?? self)
    }

    deinit {
        X509_free(certificate)
        EVP_PKEY_free(key)
    }

    /// A certificate that this one vouches for.
    public func issue(_ content: Content) throws -> Authority { try Authority(content, issuer: self) }

    public func issue(_ names: String...) throws -> Authority {
        try issue(Content("leaf", alternativeNames: names))
    }

    // MARK: PEM

    public var certificatePEM: [UInt8] { PEM.text { PEM_write_bio_X509($0, certificate) } }

    /// The certificate and those above it, without the root.
    public var chainPEM: [UInt8] {
        certificatePEM + issuers.dropLast().flatMap(\.certificatePEM)
    }

    public var keyPEM: [UInt8] { PEM.text { PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) } }

    public func keyPEM(password: String) -> [UInt8] {
        let password = Array(password.utf8)
        return PEM.text { bio in
            password.withUnsafeBufferPointer { bytes in
                PEM_write_bio_PrivateKey(bio, key, EVP_aes_256_cbc(), bytes.baseAddress, Int32(bytes.count), nil, nil)
            }
        }
    }

    // MARK: Making

    private static func makeKey() throws -> OpaquePointer {
        let context = try require(EVP_PKEY_CTX_new_from_name(nil, "EC", nil), "EVP_PKEY_CTX_new_from_name")
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_CTX_set_group_name(context, "P-256") == 1,
            EVP_PKEY_generate(context, &key) == 1
        else { throw CertificateFailure("a key") }
        return try require(key, "EVP_PKEY_generate")
    }

    private func fill(_ content: Content) throws {
        X509_set_version(certificate, 2)
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), Int.random(in: 1...Int(Int32.max)))
        X509_gmtime_adj(X509_getm_notBefore(certificate), content.validity.lowerBound)
        X509_gmtime_adj(X509_getm_notAfter(certificate), content.validity.upperBound)
        X509_set_pubkey(certificate, key)
        let name = X509_get_subject_name(certificate)
        let text = Array(content.commonName.utf8)
        X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8, text, Int32(text.count), -1, 0)
        if content.isAuthority { try extend(NID_basic_constraints, "critical,CA:TRUE") }
        if !content.alternativeNames.isEmpty {
            try extend(NID_subject_alt_name, content.alternativeNames.joined(separator: ","))
        }
    }

    private func extend(_ kind: Int32, _ value: String) throws {
        let part = try require(X509V3_EXT_conf_nid(nil, nil, kind, value), "the extension \(value)")
        defer { X509_EXTENSION_free(part) }
        guard X509_add_ext(certificate, part, -1) == 1 else { throw CertificateFailure("the extension \(value)") }
    }

    private func sign(by issuer: Authority) throws {
        X509_set_issuer_name(certificate, X509_get_subject_name(issuer.certificate))
        guard X509_sign(certificate, issuer.key, EVP_sha256()) > 0 else { throw CertificateFailure("a signature") }
    }
}

struct CertificateFailure: Error, CustomStringConvertible {
    let description: String
    init(_ what: String) { description = "OpenSSL did not make \(what)" }
}

func require(_ pointer: OpaquePointer?, _ what: String) throws -> OpaquePointer {
    guard let pointer else { throw CertificateFailure(what) }
    return pointer
}

enum PEM {
    static func text(_ write: (OpaquePointer?) -> Int32) -> [UInt8] {
        let bio = BIO_new(BIO_s_mem())
        defer { BIO_free(bio) }
        guard write(bio) == 1 else { return [] }
        var bytes = [UInt8](repeating: 0, count: Int(BIO_ctrl_pending(bio)))
        let count = BIO_read(bio, &bytes, Int32(bytes.count))
        return Array(bytes.prefix(max(0, Int(count))))
    }
}
