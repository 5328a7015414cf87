/// A cursor over the bytes of a document that knows blanks, comments, line ends and where it stands.
///
/// The bytes have been found to be UTF-8 before; multi-byte scalars therefore pass as they are.
struct TOMLScanner {
    let bytes: [UInt8]
    /// Where the text begins, after a byte order mark if there is one.
    let textStart: Int
    var index: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        index = textStart
    }

    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    func peek(_ distance: Int) -> UInt8? {
        let place = index + distance
        return place < bytes.count ? bytes[place] : nil
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        index += 1
        return true
    }

    mutating func skipBlanks() {
        while let byte = current, byte == .space || byte == .tab { index += 1 }
    }

    /// Passes one line end if the cursor stands at one.
    mutating func takeLineEnd() throws(FormatError) -> Bool {
        switch current {
        case .lineFeed:
            index += 1
            return true
        case .carriageReturn:
            guard peek(1) == .lineFeed else {
                throw failure(.syntax, "a carriage return stands without a line feed after it")
            }
            index += 2
            return true
        default: return false
        }
    }

    /// Passes a comment up to, and not including, the end of its line.
    mutating func skipComment() throws(FormatError) {
        guard current == .hash else { return }
        while let byte = current, byte != .lineFeed, byte != .carriageReturn {
            try refuseControl(byte, in: "a comment")
            index += 1
        }
    }

    /// What may follow a header or a key/value pair: blanks, a comment, and the end of the line or of the text.
    mutating func finishLine(after what: String) throws(FormatError) {
        skipBlanks()
        try skipComment()
        guard current != nil else { return }
        guard try takeLineEnd() else { throw failure(.syntax, "expected the end of the line after \(what)") }
    }

    /// Blanks, comments and line ends, as arrays have them between their elements.
    mutating func skipTrivia() throws(FormatError) {
        repeat {
            skipBlanks()
            try skipComment()
        } while try takeLineEnd()
    }

    /// TOML allows no control character in the text but tab and line ends.
    func refuseControl(_ byte: UInt8, in what: String) throws(FormatError) {
        guard byte < 0x20 && byte != .tab || byte == 0x7F else { return }
        throw failure(
            .syntax, "the control character U+\(byte.padded(to: 4, radix: 16, uppercase: true)) cannot stand in \(what)"
        )
    }

    func failure(_ code: FormatError.Code, _ message: String, at offset: Int? = nil) -> FormatError {
        FormatError(.toml, code, message, at: position(of: offset ?? index))
    }

    func position(of offset: Int) -> TextPosition { TextPosition(offset: offset, inTOML: bytes) }
}

extension TextPosition {
    /// The place that an editor shows: a byte order mark takes no column.
    init(offset: Int, inTOML bytes: [UInt8]) {
        let place = TextPosition(offset: offset, in: bytes.span.bytes)
        let hidden = place.line == 1 && place.column > 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
        self.init(offset: place.offset, line: place.line, column: place.column - hidden)
    }
}

extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let hash: UInt8 = 0x23
    static let apostrophe: UInt8 = 0x27
    static let comma: UInt8 = 0x2C
    static let dot: UInt8 = 0x2E
    static let equals: UInt8 = 0x3D
    static let openBracket: UInt8 = 0x5B
    static let backslash: UInt8 = 0x5C
    static let closeBracket: UInt8 = 0x5D
    static let openBrace: UInt8 = 0x7B
    static let closeBrace: UInt8 = 0x7D

    var isDecimalDigit: Bool { (0x30...0x39).contains(self) }
    var isBareKeyByte: Bool {
        isDecimalDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == 0x5F || self == 0x2D
    }
}
