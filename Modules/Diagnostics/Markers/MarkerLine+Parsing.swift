extension MarkerLine {
    /// Reads a line without its newline; nil when it is not one of ours, or damaged.
    public init?(_ bytes: some Sequence<UInt8>) {
        var reader = MarkerLineReader(Array(bytes.prefix(Self.longestLine + 1)))
        guard reader.bytes.count <= Self.longestLine, let line = reader.line() else { return nil }
        self = line
    }
}

/// Goes through one line from left to right.
struct MarkerLineReader {
    let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func line() -> MarkerLine? {
        guard let time = Timestamp(token()), skip(UInt8(ascii: " ")) else { return nil }
        guard let severity = MarkerSeverity(rawValue: String(decoding: token(), as: UTF8.self)) else { return nil }
        guard skip(UInt8(ascii: " ")), let name = word(token()) else { return nil }
        var fields: [MarkerLine.Field] = []
        while position < bytes.count {
            guard skip(UInt8(ascii: " ")), let field = word(token(endingAt: UInt8(ascii: "="))) else { return nil }
            guard skip(UInt8(ascii: "=")), let value = value() else { return nil }
            fields.append(MarkerLine.Field(name: field, value: value))
        }
        return MarkerLine(time: time, severity: severity, name: name, fields: fields)
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func token(endingAt end: UInt8 = UInt8(ascii: " ")) -> ArraySlice<UInt8> {
        let rest = bytes[position...]
        let token = rest.prefix { $0 != end }
        position = token.endIndex
        return token
    }

    private func word(_ token: ArraySlice<UInt8>) -> MarkerWord? { MarkerWord(String(decoding: token, as: UTF8.self)) }

    private mutating func value() -> MarkerValue? {
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: "\"") { return quoted().map { .text($0) } }
        let token = token()
        if let word = word(token) { return .word(word) }
        if token.elementsEqual("true".utf8) { return .boolean(true) }
        if token.elementsEqual("false".utf8) { return .boolean(false) }
        if token.last == UInt8(ascii: "s") { return Self.duration(token.dropLast()).map { .duration($0) } }
        return Self.integer(token).map { .integer($0) }
    }

    /// Digits with an optional minus, written in the one way we write them: no leading zeros, no `-0`.
    static func integer(_ token: ArraySlice<UInt8>) -> Int64? {
        let text = String(decoding: token, as: UTF8.self)
        guard let number = Int64(text), String(number) == text else { return nil }
        return number
    }

    static func duration(_ token: ArraySlice<UInt8>) -> Duration? {
        let negative = token.first == UInt8(ascii: "-")
        let parts = token.dropFirst(negative ? 1 : 0).split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : [UInt8(ascii: "0")]
        guard let whole = parts.first, !whole.isEmpty, (1...18).contains(fraction.count) else { return nil }
        // The digits without the point, filled up to eighteen places, are the number of parts.
        var total: Int128 = 0
        for digit in whole + fraction + repeatElement(UInt8(ascii: "0"), count: 18 - fraction.count) {
            guard (0x30...0x39).contains(digit) else { return nil }
            let (shifted, tooLarge) = total.multipliedReportingOverflow(by: 10)
            let (sum, stillTooLarge) = shifted.subtractingReportingOverflow(Int128(digit - 0x30))
            guard !tooLarge, !stillTooLarge else { return nil }
            total = sum
        }
        // Counted downwards, because the lowest number has no positive counterpart.
        if negative { return Duration(attoseconds: total) }
        let (positive, tooLarge) = Int128(0).subtractingReportingOverflow(total)
        return tooLarge ? nil : Duration(attoseconds: positive)
    }

    private mutating func quoted() -> String? {
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            case 0..<0x20, 0x7F: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        switch bytes[position] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return scalar()
        default: return nil
        }
    }

    /// `{`, one to six hexadecimal digits, `}`; leaves the position on the brace that closes.
    private mutating func scalar() -> Unicode.Scalar? {
        position += 1
        guard skip(UInt8(ascii: "{")) else { return nil }
        let digits = bytes[position...].prefix(7).prefix { $0 != UInt8(ascii: "}") }
        position = digits.endIndex
        guard (1...6).contains(digits.count), position < bytes.count, digits.first != UInt8(ascii: "+"),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        return Unicode.Scalar(value)
    }
}
