/// What follows a word: a scheme's credentials, a URL's user, the value of a name.
extension RedactionScanner {
    /// Masks what the word at `word` announces, and returns where the scan goes on.
    mutating func followWord(_ word: Range<Int>) -> Int {
        guard !word.isEmpty else { return word.upperBound }
        if let end = userInfo(word) ?? credentials(word) { return end }
        let before = word.lowerBound == masked ? nil : byte(word.lowerBound - 1)
        let inQuery = before.map { "?&#;".utf8.contains($0) } ?? false
        guard let start = valueStart(after: word, before: before) else { return word.upperBound }
        switch SecretName(text[word], inQuery: inQuery) {
        case .none: return word.upperBound
        case .field: return maskField(from: start)
        case .line: return maskLine(from: start, before: before)
        }
    }

    /// The user part of `scheme://user:password@host` (RFC 3986 §3.2.1).
    ///
    /// A user alone, as in `ssh://git@host`, is left.
    private mutating func userInfo(_ word: Range<Int>) -> Int? {
        guard byte(word.upperBound) == UInt8(ascii: ":"), byte(word.upperBound + 1) == UInt8(ascii: "/"),
            byte(word.upperBound + 2) == UInt8(ascii: "/")
        else { return nil }
        let start = word.upperBound + 3
        var index = start
        var at: Int?
        while let next = byte(index), !Characters.isSpace(next), !Characters.isQuote(next),
            !"/?#<>\\".utf8.contains(next)
        {
            if next == UInt8(ascii: "@") { at = index }
            index += 1
        }
        guard let at, containsNoMask(start..<at) else { return start }
        let isPlainUser =
            at - start <= 16 && text[start..<at].allSatisfy { ("a"..."z").contains(Character(UnicodeScalar($0))) }
        if !isPlainUser { maskValue(start..<at) }
        return at
    }

    /// Whether no part of it is masked: what was masked may have held a space, and then this was no user part.
    private func containsNoMask(_ range: Range<Int>) -> Bool {
        range.allSatisfy { RedactionMask.end(in: text, at: $0) == nil }
    }

    /// `Bearer x` and `Basic x` wherever they stand (RFC 9110 §11.4).
    private mutating func credentials(_ word: Range<Int>) -> Int? {
        guard Characters.lowercased(text[word.lowerBound]) == UInt8(ascii: "b"), let scheme = Scheme(text[word]),
            scheme.standsAlone
        else { return nil }
        let start = valueStart(afterScheme: word.upperBound)
        guard start > word.upperBound else { return nil }
        var end = start
        while let next = byte(end), Characters.isToken68(next) { end += 1 }
        guard end > start, scheme.announces(text[start..<end]) else { return nil }
        maskValue(start..<end)
        return end
    }

    private mutating func maskField(from start: Int) -> Int {
        var index = start
        var isInside = false
        // `["a", "b"]` and `Some("a")` are opened, so that their strings are masked and their shape stays.
        if let opened = openingEnd(at: index) {
            index = opened
            isInside = true
        }
        while true {
            let end = maskOneValue(at: index)
            guard isInside, end > index, byte(end) == UInt8(ascii: ",") else { return end }
            index = skipBlanks(end + 1)
        }
    }

    private mutating func maskOneValue(at start: Int) -> Int {
        if let range = extent.quoted(at: start) {
            maskQuoted(range)
            return skipQuote(range.upperBound)
        }
        if let end = RedactionMask.end(in: text, at: start), extent.mayEnd(at: end) {
            masked = end
            return end
        }
        // Decided before the end is looked for, which may lie elsewhere once what follows is masked.
        let word = wordEnd(from: start)
        if Self.isLiteral(text[start..<word]), extent.mayEnd(at: word) { return word }
        let end = extent.bareEnd(from: start)
        if Scheme(text[start..<end]) != nil {
            let rest = skipBlanks(end)
            let restEnd = extent.bareEnd(from: rest)
            if rest > end, restEnd > rest {
                if let mask = RedactionMask.end(in: text, at: rest), extent.mayEnd(at: mask) { return mask }
                maskValue(rest..<restEnd)
                return restEnd
            }
        }
        maskValue(start..<end)
        return end
    }

    private mutating func maskLine(from start: Int, before: UInt8?) -> Int {
        if let range = extent.quoted(at: start) {
            maskQuoted(range)
            return skipQuote(range.upperBound)
        }
        if let opened = openingEnd(at: start), let range = extent.quoted(at: opened) {
            maskQuoted(range)
            return skipQuote(range.upperBound)
        }
        let end = extent.lineEnd(from: start, enclosing: before.flatMap { Characters.isQuote($0) ? $0 : nil })
        guard end > start, !Self.isLiteral(text[start..<end]) else { return max(start, end) }
        maskValue(afterScheme(in: start..<end))
        return end
    }

    private mutating func maskQuoted(_ range: Range<Int>) {
        maskValue(afterScheme(in: range))
    }

    /// Leaves `Bearer ` and the like readable when something follows it.
    private func afterScheme(in range: Range<Int>) -> Range<Int> {
        let end = wordEnd(from: range.lowerBound)
        let rest = skipBlanks(end)
        guard end < range.upperBound, rest > end, rest < range.upperBound, Scheme(text[range.lowerBound..<end]) != nil
        else { return range }
        return rest..<range.upperBound
    }

    /// Where the value begins if a separator follows the name: `=`, `:`, `=>`, their percent-encoded forms, `<name>`,
    /// or the blank behind a `--name` option.
    private func valueStart(after name: Range<Int>, before: UInt8?) -> Int? {
        let end = name.upperBound
        if before == UInt8(ascii: "<"), byte(end) == UInt8(ascii: ">") { return end + 1 }
        if byte(name.lowerBound) == UInt8(ascii: "-"), byte(name.lowerBound + 1) == UInt8(ascii: "-"),
            byte(end).map(Characters.isBlank) == true
        {
            let value = skipBlanks(end)
            return byte(value) == UInt8(ascii: "-") ? nil : value
        }
        var index = end
        while byte(index) == UInt8(ascii: "\\") { index += 1 }
        if byte(index).map(Characters.isQuote) == true {
            index += 1
        } else {
            index = end
        }
        index = skipBlanks(index)
        if let encoded = percentSeparatorEnd(index) { return encoded }
        guard let separator = byte(index), separator == UInt8(ascii: "=") || separator == UInt8(ascii: ":") else {
            return nil
        }
        index += 1
        // `Token::new` names something of Token; it gives it no value.
        if separator == UInt8(ascii: ":"), byte(index) == separator { return nil }
        while let next = byte(index), next == UInt8(ascii: "=") || next == UInt8(ascii: ">") { index += 1 }
        return skipBlanks(index)
    }

    private func percentSeparatorEnd(_ index: Int) -> Int? {
        guard byte(index) == UInt8(ascii: "%"), byte(index + 1) == UInt8(ascii: "3"), let last = byte(index + 2) else {
            return nil
        }
        return "DdAa".utf8.contains(last) ? index + 3 : nil
    }

    private func valueStart(afterScheme end: Int) -> Int {
        if RedactionMask.hasPrefix(Array("%20".utf8), text, end) { return end + 3 }
        if byte(end) == UInt8(ascii: "+") { return end + 1 }
        return skipBlanks(end)
    }

    /// Behind `[` or `Word(` and the blanks that follow, if one stands at `start`.
    private func openingEnd(at start: Int) -> Int? {
        if byte(start) == UInt8(ascii: "[") { return skipBlanks(start + 1) }
        let end = wordEnd(from: start)
        guard end > start, byte(end) == UInt8(ascii: "(") else { return nil }
        return skipBlanks(end + 1)
    }

    private func skipBlanks(_ start: Int) -> Int {
        var index = start
        while byte(index).map(Characters.isBlank) == true { index += 1 }
        return index
    }

    private func skipQuote(_ start: Int) -> Int {
        var index = start
        while byte(index) == UInt8(ascii: "\\") { index += 1 }
        return byte(index).map(Characters.isQuote) == true ? index + 1 : start
    }

    /// Values that say there is no secret.
    private static func isLiteral(_ value: ArraySlice<UInt8>) -> Bool {
        ["null", "true", "false", "none", "nil", "undefined"].contains { value.elementsEqual($0.utf8) }
    }
}
