/// A word from outside within a message: in quotes, escaped, and cut when it is long.
struct Quoted: CustomStringConvertible {
    let description: String

    init(_ text: String) {
        // Scalars and not characters: one character can carry marks without end.
        let beginning = String(text.unicodeScalars.prefix(80))
        let rest = beginning.utf8.count < text.utf8.count ? "…" : ""
        description = "'\(ControlEscaping.escape(beginning))\(rest)'"
    }
}
