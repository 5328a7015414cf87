/// The fingerprint of some bytes, printed as `sha256:9f86…`.
public struct Digest: Sendable {
    /// Which function made it; new ones may be added.
    public struct Algorithm: Hashable, Sendable, CustomStringConvertible {
        enum Kind: String, CaseIterable { case sha256, sha512 }
        let kind: Kind
        public static let sha256 = Algorithm(kind: .sha256)
        public static let sha512 = Algorithm(kind: .sha512)

        public var description: String { kind.rawValue }
        public var byteCount: Int {
            switch kind {
            case .sha256: 32
            case .sha512: 64
            }
        }
    }

    public let algorithm: Algorithm
    public let bytes: [UInt8]

    /// Takes bytes that were computed elsewhere; nil when their count is not the algorithm's.
    public init?(_ algorithm: Algorithm, bytes: [UInt8]) {
        guard bytes.count == algorithm.byteCount else { return nil }
        self.init(unchecked: bytes, algorithm)
    }

    init(unchecked bytes: [UInt8], _ algorithm: Algorithm) {
        self.algorithm = algorithm
        self.bytes = bytes
    }

    /// Reads the form that ``description`` prints; hex digits may be of either case.
    public init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"),
            let kind = Algorithm.Kind(rawValue: String(text[..<colon])),
            let bytes = Hex.decode(String(text[text.index(after: colon)...]))
        else { return nil }
        self.init(Algorithm(kind: kind), bytes: bytes)
    }

    /// The digits alone, in lower case.
    public var hex: String { Hex.encode(bytes) }
}

extension Digest: Hashable {
    /// Equal bytes of the same function, compared in constant time.
    public static func == (left: Digest, right: Digest) -> Bool {
        left.algorithm == right.algorithm && ConstantTime.areEqual(left.bytes, right.bytes)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(algorithm)
        hasher.combine(bytes)
    }
}

extension Digest: CustomStringConvertible {
    public var description: String { "\(algorithm):\(hex)" }
}

extension Digest {
    public static func sha256(_ bytes: RawSpan) -> Digest { of(bytes, .sha256) }
    public static func sha256(_ bytes: [UInt8]) -> Digest { of(bytes.span.bytes, .sha256) }
    public static func sha256(_ text: String) -> Digest { of(Array(text.utf8).span.bytes, .sha256) }
    public static func sha512(_ bytes: RawSpan) -> Digest { of(bytes, .sha512) }
    public static func sha512(_ bytes: [UInt8]) -> Digest { of(bytes.span.bytes, .sha512) }

    /// The digest of bytes that are all at hand; ``DigestStream`` takes them piece by piece.
    public static func of(_ bytes: RawSpan, _ algorithm: Algorithm) -> Digest {
        var stream = DigestStream(algorithm)
        stream.update(bytes)
        return stream.finish()
    }
}
