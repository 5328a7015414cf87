/// Shortens redacted text without opening a mask or a character.
enum Truncation {
    /// How much of a text is redacted to show `limit` bytes of it.
    ///
    /// Masks are shorter than what they hide, so more is read than shown; far more, for one token may be kilobytes.
    static func window(limit: Int) -> Int {
        let (product, isTooLarge) = limit.multipliedReportingOverflow(by: 4)
        return isTooLarge ? .max : max(64 << 10, product)
    }

    /// Takes away the word that the end of the window cut, since half a token may look like none, and before it as
    /// many bytes as the longest known value has, of which the first half may stand there.
    static func dropLastWord(of bytes: inout [UInt8], andBytes count: Int) {
        bytes.removeLast(min(count, bytes.count))
        while let last = bytes.last, !Characters.isSpace(last) { bytes.removeLast() }
    }

    /// At most `limit` bytes; `force` adds the sign of a cut even if they fit.
    static func cut(_ bytes: [UInt8], limit: Int, force: Bool) -> [UInt8] {
        guard force || bytes.count > limit else { return bytes }
        let sign = RedactionMask.ellipsis
        guard limit >= sign.count else { return [] }
        var end = min(bytes.count, limit - sign.count)
        while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(bytes[..<beforeOpenMask(bytes, end)]) + sign
    }

    private static func beforeOpenMask(_ bytes: [UInt8], _ end: Int) -> Int {
        // The longest mask has 6 bytes of quotes, 3 of ellipsis, a kind of 6 and a tail of 4.
        for start in stride(from: end, through: max(0, end - 19), by: -1) {
            if let close = RedactionMask.end(in: bytes, at: start), close > end { return start }
        }
        return end
    }
}
