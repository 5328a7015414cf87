/// How far the value reaches that stands behind a secret's name.
///
/// In doubt it reaches further: a word too much that is masked costs less than half a password that is not.
struct ValueExtent {
    let text: [UInt8]

    /// The contents of a quoted string and where its closing quote stands, if `start` is at an opening quote.
    ///
    /// The quotes may be escaped, as in JSON within a JSON string. A string that is not closed ends with the line.
    func quoted(at start: Int) -> Range<Int>? {
        var index = start
        while byte(index) == UInt8(ascii: "\\") { index += 1 }
        let depth = index - start
        guard let quote = byte(index), Characters.isQuote(quote) else { return nil }
        let contents = index + 1
        index = contents
        var backslashes = 0
        while let next = byte(index), !Characters.isLineEnd(next) {
            if next == UInt8(ascii: "\\") {
                backslashes += 1
            } else {
                let closes = depth == 0 ? backslashes.isMultiple(of: 2) : backslashes <= depth
                if next == quote, closes { return contents..<(index - (depth == 0 ? 0 : backslashes)) }
                backslashes = 0
            }
            index += 1
        }
        return contents..<index
    }

    /// The end of a value without quotes.
    func bareEnd(from start: Int) -> Int {
        var index = start
        // At the very start a comma belongs to the value even where a name follows it: what that name looks like may
        // change when it is masked itself, and the next run must find the same value.
        if let first = byte(start), ",;".utf8.contains(first), !endsAfterComma(at: start) { index += 1 }
        while let next = byte(index), !isDelimiter(next, at: index) { index += 1 }
        return index
    }

    /// The end of a header's value: the line's, or that of the quotes or the escaped line around it.
    func lineEnd(from start: Int, enclosing: UInt8?) -> Int {
        var index = start
        while let next = byte(index), !Characters.isLineEnd(next) {
            if let enclosing, next == enclosing { break }
            if next == UInt8(ascii: "\\"), let escaped = byte(index + 1),
                escaped == enclosing || "rn".utf8.contains(escaped)
            {
                break
            }
            index += 1
        }
        while index > start, Characters.isBlank(text[index - 1]) { index -= 1 }
        return index
    }

    /// Whether a bare value might end here; the mask of an earlier run is left alone when this follows it.
    func mayEnd(at index: Int) -> Bool {
        guard let next = byte(index) else { return true }
        return isDelimiter(next, at: index) || ",;)]}>\\".utf8.contains(next)
    }

    private func isDelimiter(_ next: UInt8, at index: Int) -> Bool {
        if Characters.isSpace(next) || Characters.isQuote(next) { return true }
        switch next {
        case UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"):
            return true
        case UInt8(ascii: "\\"):
            guard let escaped = byte(index + 1) else { return true }
            return Characters.isQuote(escaped) || "\\nrtu".utf8.contains(escaped)
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
            guard let following = byte(index + 1) else { return true }
            return Characters.isSpace(following) || Characters.isQuote(following)
                || ",;)]}>.<\\".utf8.contains(following)
        case UInt8(ascii: ","), UInt8(ascii: ";"):
            return separates(at: index)
        default:
            return false
        }
    }

    /// Whether a comma or semicolon separates: a space, a quote or another name follows, not more of a password.
    private func separates(at index: Int) -> Bool {
        if endsAfterComma(at: index) { return true }
        var following = index + 1
        while let next = byte(following), Characters.isToken(next) { following += 1 }
        guard following > index + 1, let end = byte(following) else { return false }
        return end == UInt8(ascii: "=") || end == UInt8(ascii: ":")
    }

    private func endsAfterComma(at index: Int) -> Bool {
        guard let next = byte(index + 1) else { return true }
        return Characters.isSpace(next) || Characters.isQuote(next) || "{[(\\".utf8.contains(next)
    }

    private func byte(_ index: Int) -> UInt8? { index < text.count ? text[index] : nil }
}
