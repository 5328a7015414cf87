/// The versions that are spoken here; any other is refused with 505 (RFC 9110 section 15.6.6).
public enum HTTPVersion: UInt8, Hashable, Sendable, Comparable {
    case http10 = 10
    case http11 = 11

    public static func < (one: HTTPVersion, other: HTTPVersion) -> Bool { one.rawValue < other.rawValue }
}

/// Reads "HTTP/1.1" at the end of a request line or the start of a status line (RFC 9112 section 2.3).
enum VersionText {
    static let length = 8

    /// - Returns: The version, or nil when what there is may still become one.
    static func read(
        _ base: UnsafeRawPointer, at start: Int, count: Int, malformed: WireFault
    ) throws(WireFault) -> HTTPVersion? {
        guard count &- start >= length else {
            for offset in 0..<(count &- start) {
                try check(ByteScan.byte(base, start &+ offset), at: offset, malformed)
            }
            return nil
        }
        // The bytes of "HTTP/1.0" and of "HTTP/1.1" as little-endian words.
        switch ByteScan.word(base, start) {
        case 0x312E_312F_5054_5448: return .http11
        case 0x302E_312F_5054_5448: return .http10
        default:
            for offset in 0..<length { try check(ByteScan.byte(base, start &+ offset), at: offset, malformed) }
            throw .versionUnsupported
        }
    }

    private static func check(_ byte: UInt8, at offset: Int, _ malformed: WireFault) throws(WireFault) {
        let isRight =
            switch offset {
            case 0: byte == UInt8(ascii: "H")
            case 1, 2: byte == UInt8(ascii: "T")
            case 3: byte == UInt8(ascii: "P")
            case 4: byte == ASCII.slash
            case 6: byte == UInt8(ascii: ".")
            default: ASCII.isDigit(byte)
            }
        guard isRight else { throw malformed }
    }
}
