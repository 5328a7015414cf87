extension TOMLScanner {
    /// Reads a string of any of the four kinds; the cursor stands at its first quote.
    mutating func string() throws(FormatError) -> String {
        let quote: UInt8 = current == .apostrophe ? .apostrophe : .quote
        if peek(1) == quote, peek(2) == quote { return try multiLineString(quote) }
        return try singleLineString(quote)
    }

    mutating func singleLineString(_ quote: UInt8) throws(FormatError) -> String {
        let opening = index
        index += 1
        var decoded: [UInt8] = []
        var copied = index
        while let byte = current {
            switch byte {
            case quote:
                decoded += bytes[copied..<index]
                index += 1
                return String(decoding: decoded, as: UTF8.self)
            case .backslash where quote == .quote:
                decoded += bytes[copied..<index]
                try escape(into: &decoded)
                copied = index
            case .lineFeed, .carriageReturn:
                throw failure(.syntax, "the string is not closed on the line where it starts", at: opening)
            default:
                try refuseControl(byte, in: "a string")
                index += 1
            }
        }
        throw failure(.syntax, "the string is not closed", at: opening)
    }

    private mutating func multiLineString(_ quote: UInt8) throws(FormatError) -> String {
        let opening = index
        index += 3
        _ = try takeLineEnd()
        var decoded: [UInt8] = []
        while let byte = current {
            switch byte {
            case quote:
                // Up to two quotes may stand right before the closing three.
                var run = 1
                while run < 5, peek(run) == quote { run += 1 }
                index += run
                if run >= 3 {
                    decoded += repeatElement(quote, count: run - 3)
                    return String(decoding: decoded, as: UTF8.self)
                }
                decoded += repeatElement(quote, count: run)
            case .backslash where quote == .quote:
                if try !takeLineContinuation() { try escape(into: &decoded) }
            case .lineFeed, .carriageReturn:
                // The text means the same on every platform: its line ends are line feeds.
                _ = try takeLineEnd()
                decoded.append(.lineFeed)
            default:
                try refuseControl(byte, in: "a string")
                decoded.append(byte)
                index += 1
            }
        }
        throw failure(.syntax, "the multi-line string is not closed", at: opening)
    }

    /// A backslash that ends its line takes away all blanks and line ends up to the next character.
    private mutating func takeLineContinuation() throws(FormatError) -> Bool {
        let backslash = index
        index += 1
        skipBlanks()
        guard try takeLineEnd() else {
            index = backslash
            return false
        }
        repeat { skipBlanks() } while try takeLineEnd()
        return true
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(FormatError) {
        let backslash = index
        index += 1
        guard let letter = current else { throw failure(.syntax, "the string is not closed", at: backslash) }
        index += 1
        switch letter {
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case .quote, .backslash: decoded.append(letter)
        case UInt8(ascii: "u"): try unicodeEscape(digits: 4, from: backslash, into: &decoded)
        case UInt8(ascii: "U"): try unicodeEscape(digits: 8, from: backslash, into: &decoded)
        default:
            throw failure(
                .syntax, "a backslash starts no known escape here; write '\\\\' or use a literal '…' string",
                at: backslash)
        }
    }

    private mutating func unicodeEscape(digits: Int, from backslash: Int, into decoded: inout [UInt8])
        throws(FormatError)
    {
        var number: UInt32 = 0
        for _ in 0..<digits {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure(.syntax, "expected \(digits) hexadecimal digits in the escape", at: backslash)
            }
            number = number << 4 | UInt32(digit)
            index += 1
        }
        guard let scalar = Unicode.Scalar(number) else {
            throw failure(.range, "the escape names no Unicode scalar", at: backslash)
        }
        decoded += Array(String(Character(scalar)).utf8)
    }
}
