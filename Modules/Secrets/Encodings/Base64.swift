/// Base 64 as in RFC 4648, strict: one text for each sequence of bytes, and no other text is read.
///
/// ``Alphabet/standard`` (§4) writes and demands padding; ``Alphabet/url`` (§5) writes none and refuses it, as JWTs and
/// our tokens do. Line breaks, characters of the other alphabet, and left-over bits that are not zero (§3.5) are refused.
public enum Base64 {
    /// Which 64 characters, and whether `=` fills the last group.
    public struct Alphabet: Hashable, Sendable {
        private enum Kind { case standard, url }
        private let kind: Kind
        /// `+` and `/`, padded.
        public static let standard = Alphabet(kind: .standard)
        /// `-` and `_`, not padded.
        public static let url = Alphabet(kind: .url)

        var isPadded: Bool { kind == .standard }
        var character62: UInt8 { kind == .standard ? UInt8(ascii: "+") : UInt8(ascii: "-") }
        var character63: UInt8 { kind == .standard ? UInt8(ascii: "/") : UInt8(ascii: "_") }
    }

    /// The one text that stands for these bytes.
    public static func encode(_ bytes: RawSpan, _ alphabet: Alphabet = .standard) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.byteCount + 2) / 3 * 4)
        var group: UInt32 = 0
        var filled = 0
        for index in 0..<bytes.byteCount {
            group = group << 8 | UInt32(bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self))
            filled += 1
            guard filled == 3 else { continue }
            append(group, characters: 4, to: &text, alphabet)
            group = 0
            filled = 0
        }
        if filled > 0 {
            append(group << UInt32(8 * (3 - filled)), characters: filled + 1, to: &text, alphabet)
            if alphabet.isPadded { text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - filled)) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    public static func encode(_ bytes: [UInt8], _ alphabet: Alphabet = .standard) -> String {
        encode(bytes.span.bytes, alphabet)
    }

    /// The bytes, or nil when the text is not exactly what ``encode(_:_:)`` writes for them.
    public static func decode(_ text: String, _ alphabet: Alphabet = .standard) -> [UInt8]? {
        var characters = Array(text.utf8)
        if alphabet.isPadded {
            guard characters.count.isMultiple(of: 4) else { return nil }
            for _ in 0..<2 where characters.last == UInt8(ascii: "=") { characters.removeLast() }
        }
        guard characters.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3 + 2)
        var bits: UInt32 = 0
        var bitCount: UInt32 = 0
        for character in characters {
            guard let value = value(of: character, alphabet) else { return nil }
            bits = bits << 6 | value
            bitCount += 6
            guard bitCount >= 8 else { continue }
            bitCount -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
            bits &= (1 << bitCount) - 1
        }
        return bits == 0 ? bytes : nil
    }

    private static func append(_ group: UInt32, characters: Int, to text: inout [UInt8], _ alphabet: Alphabet) {
        for index in 0..<characters {
            text.append(character(UInt8(truncatingIfNeeded: group >> UInt32(18 - 6 * index)) & 0x3F, alphabet))
        }
    }

    private static func character(_ value: UInt8, _ alphabet: Alphabet) -> UInt8 {
        switch value {
        case 0..<26: UInt8(ascii: "A") + value
        case 26..<52: UInt8(ascii: "a") + value - 26
        case 52..<62: UInt8(ascii: "0") + value - 52
        case 62: alphabet.character62
        default: alphabet.character63
        }
    }

    private static func value(of character: UInt8, _ alphabet: Alphabet) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
        case alphabet.character62: 62
        case alphabet.character63: 63
        default: nil
        }
    }
}
