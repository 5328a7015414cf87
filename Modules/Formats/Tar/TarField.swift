/// The numbers in a header block.
enum TarField {
    /// Octal digits that fill the field but for a zero byte at its end; nil when the number is negative or too large.
    static func octal(_ number: Int64, width: Int) -> [UInt8]? {
        guard number >= 0 else { return nil }
        let digits = Array(String(number, radix: 8).utf8)
        guard digits.count < width else { return nil }
        return [UInt8](repeating: UInt8(ascii: "0"), count: width - 1 - digits.count) + digits + [0]
    }

    /// Reads octal digits between blanks, or GNU's binary form, in which the first byte has its highest bit set; nil
    /// for anything else, and for what no `Int64` holds.
    static func number(_ field: ArraySlice<UInt8>) -> Int64? {
        guard let first = field.first, first & 0x80 != 0 else { return octal(field) }
        // 0xFF in front is a negative number.
        guard first == 0x80 else { return nil }
        var value: Int64 = 0
        for byte in field.dropFirst() {
            guard value <= Int64.max >> 8 else { return nil }
            value = value << 8 | Int64(byte)
        }
        return value
    }

    private static func octal(_ field: ArraySlice<UInt8>) -> Int64? {
        var rest = field.drop { $0 == UInt8(ascii: " ") }
        var value: Int64 = 0
        while let digit = rest.first, digit != 0, digit != UInt8(ascii: " ") {
            guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit), value <= Int64.max >> 3 else { return nil }
            value = value << 3 | Int64(digit - UInt8(ascii: "0"))
            rest = rest.dropFirst()
        }
        return rest.allSatisfy { $0 == 0 || $0 == UInt8(ascii: " ") } ? value : nil
    }

    /// A text that ends at the first zero byte, or with the field.
    static func text(_ field: ArraySlice<UInt8>) -> String? {
        String(validating: field.prefix { $0 != 0 }, as: UTF8.self)
    }
}
