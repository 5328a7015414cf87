/// One part of a possibly dotted key, and where it stands.
struct TOMLKeyPart {
    let name: String
    let span: Range<Int>
}

extension TOMLScanner {
    /// Reads `a`, `"a b"`, `a . 'b'.c` and stops after the blanks that follow.
    mutating func key() throws(FormatError) -> [TOMLKeyPart] {
        var parts = [try keyPart()]
        skipBlanks()
        while take(.dot) {
            skipBlanks()
            parts.append(try keyPart())
            skipBlanks()
        }
        return parts
    }

    private mutating func keyPart() throws(FormatError) -> TOMLKeyPart {
        let start = index
        switch current {
        case .quote, .apostrophe:
            guard let quote = current else { break }
            if peek(1) == quote, peek(2) == quote {
                throw failure(.syntax, "a key cannot be a multi-line string")
            }
            let name = try singleLineString(quote)
            return TOMLKeyPart(name: name, span: start..<index)
        default:
            while let byte = current, byte.isBareKeyByte { index += 1 }
        }
        guard index > start else { throw failure(.syntax, missingKey) }
        return TOMLKeyPart(name: String(decoding: bytes[start..<index], as: UTF8.self), span: start..<index)
    }

    private var missingKey: String {
        switch current {
        case nil, .lineFeed, .carriageReturn, .equals, .dot, .closeBracket, .closeBrace, .comma, .hash: "expected a key"
        default: "a key without quotes takes only ASCII letters, digits, '_' and '-'"
        }
    }
}
