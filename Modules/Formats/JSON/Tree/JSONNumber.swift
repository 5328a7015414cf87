/// A JSON number, kept as the text that was read.
///
/// Nothing is rounded: `1.10`, `1e2` and `18446744073709551615` are written as they came. Two numbers are equal when
/// their texts are, so `1.0` differs from `1`; ask for `int64` or `double` to compare values.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
    /// Exactly as read, or as this type writes the value it was made from.
    public let text: String

    public init(_ value: Int64) { text = String(value) }
    public init(_ value: Int) { text = String(value) }
    public init(_ value: UInt64) { text = String(value) }

    /// Nil for infinities and NaN, which JSON cannot write (RFC 8259 section 6).
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = value.description
    }

    /// Nil unless the whole text follows the grammar of RFC 8259 section 6.
    public init?(text: String) {
        guard JSONNumber.isNumber(text) else { return nil }
        self.text = text
    }

    /// For the parser, which has checked the grammar.
    init(checked text: String) { self.text = text }

    /// The value if it is exactly an `Int64`, whatever way it is written: `1.0` and `1e2` are 1 and 100.
    public var int64: Int64? {
        if let value = Int64(text) { return value }
        guard let parts = JSONNumberParts(text) else { return nil }
        return parts.isNegative
            ? Int64(exactly: -Int128(parts.magnitude)) : Int64(exactly: parts.magnitude)
    }

    /// The value if it is exactly a `UInt64`, whatever way it is written.
    public var uint64: UInt64? {
        if let value = UInt64(text) { return value }
        guard let parts = JSONNumberParts(text) else { return nil }
        return parts.isNegative && parts.magnitude != 0 ? nil : parts.magnitude
    }

    /// The nearest `Double`; infinite when the text is beyond its range.
    public var double: Double { Double(text) ?? .nan }

    public var description: String { text }

    private static func isNumber(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBytes { JSONNumberGrammar.end(of: $0, from: 0) == .end(bytes.count) }
    }
}

/// An integer written in any way that JSON allows, if its magnitude fits a `UInt64`.
private struct JSONNumberParts {
    var isNegative = false
    var magnitude: UInt64 = 0

    init?(_ text: String) {
        // The digits before the exponent, without the point; `scale` says how many of them follow the point.
        var digits: [UInt8] = []
        var scale = 0
        var pointSeen = false
        var exponentText = ""
        var rest = text[...]
        if rest.first == "-" {
            isNegative = true
            rest.removeFirst()
        }
        if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            exponentText = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        for byte in rest.utf8 {
            if byte == UInt8(ascii: ".") {
                pointSeen = true
            } else {
                digits.append(byte &- UInt8(ascii: "0"))
                if pointSeen { scale += 1 }
            }
        }
        while let last = digits.last, last == 0, digits.count > 1 {
            digits.removeLast()
            scale -= 1
        }
        if digits == [0] { return }
        // A zero times any power is zero; otherwise an exponent that large says that the value is no UInt64.
        guard let exponent = exponentText.isEmpty ? 0 : Int(exponentText), exponent.magnitude < 1 << 32
        else { return nil }
        let zeros = exponent - scale
        guard zeros >= 0, zeros < 20 else { return nil }
        for digit in digits + [UInt8](repeating: 0, count: zeros) {
            let (product, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.addingReportingOverflow(UInt64(digit))
            guard !overflowed, !carried else { return nil }
            magnitude = sum
        }
    }
}
