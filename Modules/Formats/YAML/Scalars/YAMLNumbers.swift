/// Reads and writes numbers as PyYAML's constructor does.
enum YAMLNumbers {
    static func integer(_ text: String, maxDigits: Int) throws(FormatError) -> YAMLValue {
        let bytes = Array(text.utf8)
        guard YAMLPatterns.isInteger(bytes) else {
            throw FormatError(.yaml, .shape, "'\(text.excerpt)' is tagged as an integer, but is none")
        }
        let tooLong = FormatError(.yaml, .range, "an integer may have at most \(maxDigits) digits")
        guard bytes.count <= maxDigits else {
            throw tooLong
        }
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = bytes.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
            .filter { $0 != UInt8(ascii: "_") }
        var number = YAMLWideInteger()
        if digits.contains(UInt8(ascii: ":")) {
            // The first part may be any number; 1:30 is 1 x 60 + 30 (YAML 1.1, the "sexagesimal" integers).
            for (place, part) in digits.split(separator: UInt8(ascii: ":")).enumerated() {
                var value = YAMLWideInteger()
                for digit in part { value.append(digit - UInt8(ascii: "0"), base: 10) }
                if place == 0 { number = value } else { number.append(UInt8(truncatingIfNeeded: value.low), base: 60) }
            }
        } else {
            let (base, skipped) = Self.base(of: digits)
            let significant = digits.dropFirst(skipped)
            guard !significant.isEmpty else {
                throw FormatError(.yaml, .range, "the integer '\(text.excerpt)' has no digits")
            }
            for digit in significant { number.append(value(ofDigit: digit), base: base) }
        }
        let value = number.value(isNegative: isNegative)
        // Hexadecimal digits can make more decimal ones.
        if case .largeInteger(let decimal) = value, decimal.utf8.count > maxDigits { throw tooLong }
        return value
    }

    /// An integer where the JSON number is written as one, so that no digit is lost.
    static func value(of number: JSONNumber) -> YAMLValue {
        let text = number.text
        let isInteger = !text.utf8.contains { [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains($0) }
        guard isInteger else { return .float(number.double) }
        return number.int64.map(YAMLValue.integer) ?? .largeInteger(text)
    }

    private static func base(of digits: [UInt8]) -> (base: UInt8, skipped: Int) {
        guard digits.first == UInt8(ascii: "0"), digits.count > 1 else { return (10, 0) }
        switch digits[1] {
        case UInt8(ascii: "b"): return (2, 2)
        case UInt8(ascii: "x"): return (16, 2)
        default: return (8, 1)
        }
    }

    private static func value(ofDigit digit: UInt8) -> UInt8 {
        digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : (digit | 0x20) - UInt8(ascii: "a") + 10
    }

    static func float(_ text: String) throws(FormatError) -> YAMLValue {
        let bytes = text.utf8.filter { $0 != UInt8(ascii: "_") }
        let isNegative = bytes.first == UInt8(ascii: "-")
        let body = String(
            decoding: bytes.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }, as: UTF8.self
        ).lowercased()
        let magnitude: Double?
        switch body {
        case ".inf": magnitude = .infinity
        case ".nan": magnitude = .nan
        default:
            // The parts of 1:30.5 are added from the last, as PyYAML adds them, so that rounding agrees.
            var base = 1.0
            var sum: Double? = 0
            for part in body.split(separator: ":", omittingEmptySubsequences: false).reversed() {
                sum = sum.flatMap { sum in decimal(part).map { sum + $0 * base } }
                base *= 60
            }
            magnitude = sum
        }
        guard let magnitude else {
            throw FormatError(.yaml, .shape, "'\(text.excerpt)' is tagged as a number, but is none")
        }
        return .float(isNegative ? -magnitude : magnitude)
    }

    /// Digits with a point and an exponent, and nothing else that the standard library would also read.
    private static func decimal(_ text: Substring) -> Double? {
        guard text.utf8.contains(where: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            text.utf8.allSatisfy({ "0123456789.e+-".utf8.contains($0) })
        else { return nil }
        return Double(text)
    }

    /// The shortest digits that read back as this number, with the point and the signed exponent that YAML 1.1 needs.
    static func text(of number: Double) -> String {
        if number.isNaN { return ".nan" }
        if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
        let text = number.description
        guard let exponent = text.firstIndex(of: "e") else { return text }
        let mantissa = text[..<exponent]
        let digits = text[text.index(after: exponent)...]
        return (mantissa.contains(".") ? mantissa : mantissa + ".0") + "e"
            + (digits.hasPrefix("-") || digits.hasPrefix("+") ? digits : "+" + digits)
    }
}
