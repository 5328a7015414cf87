/// Checks UTF-8 piece by piece (RFC 3629 section 4), and fails at the first byte that cannot be right.
public struct UTF8Validator: Hashable, Sendable {
    /// How many bytes of the character are yet to come.
    private var missing: UInt8 = 0
    /// The bounds of the next of them: those of the second byte keep out overlong forms, surrogates and what lies
    /// beyond U+10FFFF.
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    public init() {}

    /// Whether the bytes so far end with a whole character.
    public var isComplete: Bool { missing == 0 }

    /// Takes the next bytes; false when they cannot continue what came before, and the validator is of no further use.
    public mutating func accepts(_ bytes: RawSpan) -> Bool { bytes.withUnsafeBytes { accepts($0) } }

    mutating func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        var offset = 0
        while offset < bytes.count {
            if missing == 0 {
                offset = ByteScan.firstAboveASCII(in: base, from: offset, to: bytes.count)
                guard offset < bytes.count else { return true }
                guard begin(ByteScan.byte(base, offset)) else { return false }
            } else {
                let byte = ByteScan.byte(base, offset)
                guard byte >= lowest, byte <= highest else { return false }
                missing &-= 1
                lowest = 0x80
                highest = 0xBF
            }
            offset &+= 1
        }
        return true
    }

    /// Takes the first byte of a character of more than one.
    private mutating func begin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF:
            missing = 2
            if byte == 0xE0 { lowest = 0xA0 }
            if byte == 0xED { highest = 0x9F }
        case 0xF0...0xF4:
            missing = 3
            if byte == 0xF0 { lowest = 0x90 }
            if byte == 0xF4 { highest = 0x8F }
        default: return false
        }
        return true
    }
}
