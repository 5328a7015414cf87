/// Walks over the bytes of one scalar.
struct YAMLCursor {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: wanted) else { return false }
        index += 1
        return true
    }

    mutating func take(anyOf wanted: StaticString) -> Bool {
        guard let next, wanted.withUTF8Buffer({ $0.contains(next) }) else { return false }
        index += 1
        return true
    }

    /// Takes as many bytes as fit, and returns their number.
    mutating func skip(_ isWanted: (UInt8) -> Bool) -> Int {
        let start = index
        while let next, isWanted(next) { index += 1 }
        return index - start
    }

    /// Reads a number whose digits are as many as the range says; takes at most the upper bound.
    mutating func takeNumber(_ length: ClosedRange<Int>) -> Int? {
        let start = index
        var number = 0
        while let next, next.isDigit, index - start < min(length.upperBound, 18) {
            number = number * 10 + Int(next - UInt8(ascii: "0"))
            index += 1
        }
        return length.contains(index - start) ? number : nil
    }

    /// Reads the digits of a fraction of a second, none or any number of them; what is below a nanosecond is dropped.
    mutating func takeNanoseconds() -> Int {
        var nanoseconds = 0
        var place = 100_000_000
        while let next, next.isDigit {
            nanoseconds += Int(next - UInt8(ascii: "0")) * place
            place /= 10
            index += 1
        }
        return nanoseconds
    }

    mutating func takeDigitThenDigitsOrUnderscores() -> Bool {
        guard let next, next.isDigit else { return false }
        return skip(\.isDigitOrUnderscore) > 0
    }

    /// `([eE][-+][0-9]+)?`: the sign is not optional.
    mutating func takeExponent() -> Bool {
        guard take(anyOf: "eE") else { return true }
        return take(anyOf: "+-") && skip(\.isDigit) > 0
    }

    // (:[0-5]?[0-9])+
    mutating func takeSexagesimalParts() -> Bool {
        guard next == UInt8(ascii: ":") else { return false }
        while take(":") {
            guard let first = next, takeNumber(1...2) != nil else { return false }
            let isTwoDigits = bytes[index - 2] != UInt8(ascii: ":")
            guard !isTwoDigits || first <= UInt8(ascii: "5") else { return false }
        }
        return true
    }

    mutating func rest(isOneOf words: [String]) -> Bool {
        let rest = String(decoding: bytes[index...], as: UTF8.self)
        guard words.contains(rest) else { return false }
        index = bytes.count
        return true
    }
}

extension UInt8 {
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    private var isUnderscore: Bool { self == UInt8(ascii: "_") }
    fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isDigitOrUnderscore: Bool { isDigit || isUnderscore }
    var isBinaryDigitOrUnderscore: Bool { self == UInt8(ascii: "0") || self == UInt8(ascii: "1") || isUnderscore }
    var isOctalDigitOrUnderscore: Bool { (isDigit && self < UInt8(ascii: "8")) || isUnderscore }
    var isHexDigitOrUnderscore: Bool {
        isDigit || isUnderscore || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "f"))
    }
}
