/// One pass over a text that writes it again with masks.
///
/// It goes from word to word, a word being a run of token characters. Each word is searched for token forms, and its
/// end decides whether a value follows that must go. Nothing is looked at more often than a fixed number of times, so
/// the time is linear whatever the text. What was masked counts as the end of a word, in this pass as in a second one.
struct RedactionScanner {
    let text: [UInt8]
    let extent: ValueExtent
    var output: [UInt8] = []
    /// Where copying goes on: everything before is in `output`.
    var copied = 0
    /// The end of the latest mask.
    var masked = -1
    /// Copied here because it is asked for at every byte.
    private let firstBytes = TokenForm.firstBytes

    init(_ text: [UInt8]) {
        self.text = text
        self.extent = ValueExtent(text: text)
    }

    /// The masked text, or nil if nothing had to be masked.
    mutating func run() -> [UInt8]? {
        output.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if Characters.isToken(text[index]) {
                index = scanWord(at: index)
            } else if text[index] >= 0x80, let end = RedactionMask.end(in: text, at: index) {
                masked = end
                index = end
            } else {
                index += 1
            }
        }
        guard copied > 0 else { return nil }
        output += text[copied...]
        return output
    }

    /// Writes a mask in place of `range`, and with it all that stood before and was not yet written.
    mutating func mask(_ range: Range<Int>, kind: String) {
        output += text[copied..<range.lowerBound]
        output += RedactionMask.text(kind: kind, secret: kind == "secret" ? [] : text[range])
        copied = range.upperBound
        masked = range.upperBound
    }

    /// Masks a value that its place gave away; if it is a whole token of a known form, the mask says which.
    mutating func maskValue(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if let mask = RedactionMask.end(in: text, at: range.lowerBound), mask == range.upperBound {
            masked = mask
            return
        }
        if let (end, kind) = form(at: range.lowerBound, tryJWT: true, wordEnd: wordEnd(from: range.lowerBound)),
            end == range.upperBound
        {
            mask(range, kind: kind)
        } else {
            mask(range, kind: "secret")
        }
    }

    func byte(_ index: Int) -> UInt8? { index >= 0 && index < text.count ? text[index] : nil }

    func wordEnd(from start: Int) -> Int {
        var index = start
        while index < text.count, Characters.isToken(text[index]) { index += 1 }
        return index
    }

    private mutating func scanWord(at start: Int) -> Int {
        let end = wordEnd(from: start)
        var index = start
        var nameStart = start
        var jwtTried = false
        while index < end {
            guard mayBegin(text[index]) else {
                index += 1
                continue
            }
            let mayBeJWT = !jwtTried && RedactionMask.hasPrefix(JSONWebToken.start, text, index)
            guard let (formEnd, kind) = form(at: index, tryJWT: mayBeJWT, wordEnd: end) else {
                // Another start within this word would see the same parts behind it.
                jwtTried = jwtTried || mayBeJWT
                index += 1
                continue
            }
            mask(index..<formEnd, kind: kind)
            guard formEnd < end else { return formEnd }
            index = formEnd
            nameStart = formEnd
            jwtTried = false
        }
        return followWord(nameStart..<end)
    }

    /// Whether a token may begin with this byte, which is always ASCII here.
    private func mayBegin(_ byte: UInt8) -> Bool {
        (byte < 64 ? firstBytes.low >> UInt64(byte) : firstBytes.high >> UInt64(byte & 63)) & 1 == 1
    }

    private func form(at index: Int, tryJWT: Bool, wordEnd: Int) -> (end: Int, kind: String)? {
        if tryJWT, RedactionMask.hasPrefix(JSONWebToken.start, text, index),
            let end = JSONWebToken.end(in: text, at: index, headerEnd: wordEnd)
        {
            return (end, JSONWebToken.kind)
        }
        for form in TokenForm.byFirstByte[Int(text[index])] {
            guard !form.standsAlone || isBoundary(index), let end = form.end(in: text, at: index) else { continue }
            return (end, form.kind)
        }
        return nil
    }

    /// Whether a token may begin here: not within a word, where an escape's last character does not count as one.
    private func isBoundary(_ index: Int) -> Bool {
        guard index != masked, let before = byte(index - 1), Characters.isAlphanumeric(before) else { return true }
        // \n, \t and the like; \u0022; %3D; and the m that ends a terminal colour.
        if byte(index - 2) == UInt8(ascii: "\\"), "nrtbf".utf8.contains(before) { return true }
        if byte(index - 6) == UInt8(ascii: "\\"), byte(index - 5) == UInt8(ascii: "u") { return true }
        if byte(index - 3) == UInt8(ascii: "%"), Characters.isHexDigit(before),
            byte(index - 2).map(Characters.isHexDigit) == true
        {
            return true
        }
        return before == UInt8(ascii: "m") && endsColour(at: index)
    }

    private func endsColour(at index: Int) -> Bool {
        var start = index - 2
        while let previous = byte(start), index - start < 16,
            Characters.isDigit(previous) || previous == UInt8(ascii: ";")
        {
            start -= 1
        }
        return byte(start) == UInt8(ascii: "[") && byte(start - 1) == 0x1B
    }
}
