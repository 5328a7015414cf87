/// How many columns a terminal gives a text.
///
/// Good enough, by characters as people see them: East Asian wide and fullwidth forms, emoji, flags and joined emoji are
/// two, combining marks and formatting characters none, everything else one. Terminals differ on ambiguous-width
/// characters (counted as one here) and on joined emoji; escape text before it is measured.
public enum DisplayWidth {
    /// The columns of a text without control characters.
    public static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The columns of one character: 0, 1 or 2.
    public static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let base = scalars.first(where: { !isZeroWidth($0) }) else { return 0 }
        if base.value < 0x300 { return hasEmojiSelector(scalars) ? 2 : 1 }
        if isWide(base) || base.properties.isEmojiPresentation || hasEmojiSelector(scalars) { return 2 }
        return 1
    }

    /// The longest beginning that fits, with "…" as its last column when something was cut off.
    public static func truncated(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        guard width > 0 else { return "" }
        var result = ""
        var used = 0
        for character in text {
            let more = of(character)
            guard used + more <= width - 1 else { break }
            result.append(character)
            used += more
        }
        return result + "…"
    }

    private static func hasEmojiSelector(_ scalars: Character.UnicodeScalarView) -> Bool {
        scalars.contains { $0.value == 0xFE0F }
    }

    private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x300 { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return true
        // Vowels and final consonants of a decomposed Hangul syllable.
        default: return (0x1160...0x11FF).contains(scalar.value)
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        wide.contains { $0.contains(scalar.value) }
    }

    /// East_Asian_Width W and F by block (Unicode TR 11); wide symbols outside them are emoji.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
        0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
