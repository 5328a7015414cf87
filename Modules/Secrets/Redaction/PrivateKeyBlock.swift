/// Recognises PEM blocks (RFC 7468) that hold a private key, and the OpenSSH and PGP blocks that look like them.
enum PrivateKeyBlock {
    static let kind = "key"
    private static let begin = Array("-----BEGIN ".utf8)
    private static let dashes = Array("-----".utf8)
    private static let end = Array("-----END".utf8)
    private static let word = Array("PRIVATE KEY".utf8)
    private static let longestLabel = 64

    /// The text with a mask for each block, or nil if there is none.
    ///
    /// A pass of its own, before names and quotes are looked at: a block has line ends, and a value that begins with
    /// one would be taken to end at the first.
    static func masked(_ text: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        var copied = 0
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "-"), RedactionMask.hasPrefix(begin, text, index),
                let end = end(in: text, labelStart: index + begin.count)
            else {
                index += 1
                continue
            }
            output += text[copied..<index] + RedactionMask.text(kind: kind, secret: [])
            copied = end
            index = end
        }
        return copied > 0 ? output + text[copied...] : nil
    }

    /// Where the block ends whose label begins at `labelStart`; without a footer, it is the end of the text.
    private static func end(in text: [UInt8], labelStart: Int) -> Int? {
        guard let labelEnd = labelEnd(in: text, labelStart),
            Array(text[labelStart..<labelEnd]).contains(word)
        else { return nil }
        var index = labelEnd
        while index < text.count {
            if RedactionMask.hasPrefix(end, text, index) {
                return self.labelEnd(in: text, index + end.count).map { $0 + dashes.count } ?? text.count
            }
            index += 1
        }
        return text.count
    }

    /// Where the dashes stand that end a label of capitals, digits and spaces.
    private static func labelEnd(in text: [UInt8], _ start: Int) -> Int? {
        var index = start
        while index < min(text.count, start + longestLabel) {
            let byte = text[index]
            guard Characters.isUpperCase(byte) || Characters.isDigit(byte) || byte == UInt8(ascii: " ") else { break }
            index += 1
        }
        return RedactionMask.hasPrefix(dashes, text, index) ? index : nil
    }
}
