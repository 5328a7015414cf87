/// What a token without quotes is as a number.
enum TOMLNumber {
    case value(TOMLValue)
    case outOfRange(String)
    case malformed(String)

    static func read(_ token: ArraySlice<UInt8>) -> TOMLNumber {
        var digits = token
        var isNegative = false
        var isSigned = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            isSigned = true
            digits = digits.dropFirst()
        }
        if digits.elementsEqual("inf".utf8) { return .value(.float(isNegative ? -.infinity : .infinity)) }
        if digits.elementsEqual("nan".utf8) { return .value(.float(.nan)) }
        guard let first = digits.first, first.isDecimalDigit else { return .malformed(notAValue) }
        if first == UInt8(ascii: "0"), let letter = digits.dropFirst().first, let radix = radix(of: letter) {
            guard !isSigned else { return .malformed("a number in base \(radix) takes no sign") }
            return integer(digits.dropFirst(2), radix: radix, isNegative: false)
        }
        if digits.allSatisfy({ $0.isDecimalDigit || $0 == UInt8(ascii: "_") }) {
            if hasLeadingZero(digits) { return .malformed("a decimal number cannot have leading zeros") }
            return integer(digits, radix: 10, isNegative: isNegative)
        }
        return float(digits, isNegative: isNegative)
    }

    private static func radix(of letter: UInt8) -> Int64? {
        switch letter {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: nil
        }
    }

    private static func hasLeadingZero(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count > 1 && digits.first == UInt8(ascii: "0")
    }

    // The text itself is left out: it may be a secret that lacks its quotes.
    private static let notAValue = "this is neither a number nor a date nor a boolean; text needs quotes"

    private static func integer(_ digits: ArraySlice<UInt8>, radix: Int64, isNegative: Bool)
        -> TOMLNumber
    {
        guard !digits.isEmpty else { return .malformed("a digit is missing in the number") }
        guard hasSoundUnderscores(digits) else {
            return .malformed("an underscore in a number stands between two digits")
        }
        var number: Int64 = 0
        for byte in digits where byte != UInt8(ascii: "_") {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix else {
                return .malformed("'\(Character(Unicode.Scalar(byte)))' is not a digit in base \(radix)")
            }
            let (shifted, overflow) = number.multipliedReportingOverflow(by: radix)
            // Counting downwards for negative numbers reaches the least Int64 as well.
            let (next, carry) =
                isNegative
                ? shifted.subtractingReportingOverflow(Int64(digit)) : shifted.addingReportingOverflow(Int64(digit))
            guard !overflow, !carry else { return .outOfRange("the integer does not fit in 64 bits") }
            number = next
        }
        return .value(.integer(number))
    }

    private static func hasSoundUnderscores(_ digits: ArraySlice<UInt8>) -> Bool {
        var previous = UInt8(ascii: "_")
        for byte in digits {
            if byte == UInt8(ascii: "_"), previous == byte { return false }
            previous = byte
        }
        return previous != UInt8(ascii: "_")
    }

    private static func float(_ digits: ArraySlice<UInt8>, isNegative: Bool) -> TOMLNumber {
        var rest = digits
        func takeDigits() -> ArraySlice<UInt8> {
            let run = rest.prefix { $0.isDecimalDigit || $0 == UInt8(ascii: "_") }
            rest = rest.dropFirst(run.count)
            return run
        }
        var groups = [takeDigits()]
        if hasLeadingZero(groups[0]) { return .malformed("a decimal number cannot have leading zeros") }
        if rest.first == .dot {
            rest = rest.dropFirst()
            groups.append(takeDigits())
        }
        if let letter = rest.first, letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
            groups.append(takeDigits())
        }
        guard rest.isEmpty else { return .malformed(notAValue) }
        guard !groups.contains(where: \.isEmpty) else { return .malformed("a digit is missing in the number") }
        guard groups.allSatisfy(hasSoundUnderscores) else {
            return .malformed("an underscore in a number stands between two digits")
        }
        let text = String(decoding: digits.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        guard let number = Double(text) else { return .malformed(notAValue) }
        guard number.isFinite else { return .outOfRange("the number is too large for a float") }
        return .value(.float(isNegative ? -number : number))
    }
}
