/// A UUID as RFC 9562 defines it, printed in lower case.
public struct UniqueID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The first and the last eight bytes, in network order.
    private let high: UInt64
    private let low: UInt64

    private init(high: UInt64, low: UInt64, version: UInt64) {
        self.high = high & ~0xF000 | version << 12
        // The variant of RFC 9562 §4.1: binary 10 in the top bits.
        self.low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// Version 4: 122 random bits.
    public static func random(using random: inout some RandomNumberGenerator) -> UniqueID {
        UniqueID(high: random.next(), low: random.next(), version: 4)
    }

    /// Version 4 from the kernel's generator.
    public static func random() -> UniqueID {
        var random = SecureRandom()
        return Self.random(using: &random)
    }

    /// Version 7: milliseconds since 1970, then 74 random bits; sorts by time, within a millisecond in no order.
    public static func timeOrdered(
        milliseconds: UInt64, using random: inout some RandomNumberGenerator
    ) -> UniqueID {
        UniqueID(high: milliseconds << 16 | random.next() & 0xFFFF, low: random.next(), version: 7)
    }

    /// Version 7 with bits from the kernel's generator.
    public static func timeOrdered(milliseconds: UInt64) -> UniqueID {
        var random = SecureRandom()
        return timeOrdered(milliseconds: milliseconds, using: &random)
    }

    /// Reads the form 8-4-4-4-12 in either case, of whatever version.
    public init?(_ text: String) {
        let characters = Array(text.utf8)
        guard characters.count == 36 else { return nil }
        var words: [UInt64] = [0, 0]
        var digits = 0
        for (index, character) in characters.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let value = Hex.value(of: character) else { return nil }
            words[digits / 16] = words[digits / 16] << 4 | UInt64(value)
            digits += 1
        }
        self.high = words[0]
        self.low = words[1]
    }

    public var version: Int { Int(high >> 12 & 0xF) }

    public static func < (left: UniqueID, right: UniqueID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    public var description: String {
        var text: [UInt8] = []
        let digits = Array((padded(high) + padded(low)).utf8)
        for (index, digit) in digits.enumerated() {
            if index == 8 || index == 12 || index == 16 || index == 20 { text.append(UInt8(ascii: "-")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func padded(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
