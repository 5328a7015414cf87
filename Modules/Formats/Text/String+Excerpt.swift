extension String {
    /// The text as a message shows it: in one line, and cut where it gets long.
    var excerpt: String {
        let start = unicodeScalars.prefix(60)
        let shown = start.map { SafeText.isTreacherous($0) ? $0.escaped(asASCII: true) : String($0) }.joined()
        return start.endIndex == unicodeScalars.endIndex ? shown : shown + "…"
    }
}
