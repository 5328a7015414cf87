/// Why certificates, a key or the settings of a context cannot be used.
public struct TLSConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case unreadable, noCertificate, noKey, damaged, keyIsEncrypted, keyDoesNotMatch, unusable
        }
        private let kind: Kind
        /// The file is not there, or may not be read.
        public static let unreadable = Code(kind: .unreadable)
        /// There is no PEM block `CERTIFICATE`.
        public static let noCertificate = Code(kind: .noCertificate)
        /// There is no PEM block with a private key, or it is cut short.
        public static let noKey = Code(kind: .noKey)
        /// A PEM block cannot be read.
        public static let damaged = Code(kind: .damaged)
        /// The key asks for a password, and there is nobody to ask.
        public static let keyIsEncrypted = Code(kind: .keyIsEncrypted)
        /// The key belongs to another certificate.
        public static let keyDoesNotMatch = Code(kind: .keyDoesNotMatch)
        /// OpenSSL refuses it: a key that is too short, perhaps.
        public static let unusable = Code(kind: .unusable)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// The file, or the name that the caller gave to the bytes.
    public let source: String
    /// What OpenSSL says about it, if anything.
    public let detail: String?

    init(_ code: Code, _ source: String, detail: String? = nil) {
        self.code = code
        self.source = source
        self.detail = detail
    }

    /// What OpenSSL has just refused.
    static func openSSL(_ source: String) -> TLSConfigurationError {
        TLSConfigurationError(.unusable, source, detail: OpenSSLErrors.take()?.words)
    }

    public var description: String {
        let reason = "\(source): \(code.sentence)"
        return detail.map { "\(reason) (\($0))" } ?? reason
    }
}

extension TLSConfigurationError.Code {
    fileprivate var sentence: String {
        switch self {
        case .unreadable: "the file cannot be read; check that it is there and that this user may read it"
        case .noCertificate: "no certificate in it; a PEM file with a block CERTIFICATE is wanted"
        case .noKey: "no whole private key in it; a PEM file with a block PRIVATE KEY is wanted"
        case .damaged: "a block in it cannot be read; is the file cut short?"
        case .keyIsEncrypted: "the key is encrypted; store it without a password, readable by this user alone"
        case .keyDoesNotMatch: "the key belongs to another certificate; give the one that the certificate was made for"
        default: "OpenSSL does not accept it"
        }
    }
}
