/// What stands where a secret stood: `‹secret›`, or with its kind and last four characters `‹sk-…4f9a›`.
///
/// The angle quotes are outside every token alphabet, so a mask ends what it stands in; and a mask is recognised when
/// it is met again, so that redacting twice changes nothing.
enum RedactionMask {
    static let plain = "‹secret›"

    static let opening = Array("‹".utf8)
    static let closing = Array("›".utf8)
    static let ellipsis = Array("…".utf8)

    /// The tail is kept from this length on: the four characters are then at most a sixth of what was there.
    static let shortestWithTail = 24
    static let tailCount = 4

    /// What may stand within the quotes.
    ///
    /// Closed, so that a text cannot pass a secret off as a mask.
    static let kinds: [[UInt8]] = (["secret"] + TokenForm.kinds).map { Array($0.utf8) }

    static func text(kind: String, secret: ArraySlice<UInt8>) -> [UInt8] {
        var mask = opening + Array(kind.utf8)
        if secret.count >= shortestWithTail, secret.suffix(tailCount).allSatisfy(Characters.isToken) {
            mask += ellipsis + secret.suffix(tailCount)
        }
        return mask + closing
    }

    /// Where the mask that begins at `start` ends, or nil if none does.
    static func end(in text: [UInt8], at start: Int) -> Int? {
        guard hasPrefix(opening, text, start) else { return nil }
        let inside = start + opening.count
        for kind in kinds where hasPrefix(kind, text, inside) {
            var index = inside + kind.count
            if hasPrefix(ellipsis, text, index) {
                index += ellipsis.count
                let tail = text[index...].prefix(tailCount)
                guard tail.count == tailCount, tail.allSatisfy(Characters.isToken) else { continue }
                index += tailCount
            }
            if hasPrefix(closing, text, index) { return index + closing.count }
        }
        return nil
    }

    static func hasPrefix(_ prefix: [UInt8], _ text: [UInt8], _ start: Int) -> Bool {
        guard start >= 0, start + prefix.count <= text.count else { return false }
        for offset in 0..<prefix.count where text[start + offset] != prefix[offset] { return false }
        return true
    }
}
