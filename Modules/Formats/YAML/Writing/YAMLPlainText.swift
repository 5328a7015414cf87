/// Whether a text can stand without quotes and still be read as that text.
enum YAMLPlainText {
    static func isSafe(_ text: String) -> Bool {
        guard YAMLImplicitKind(of: text) == .string, !looksLikeSomethingElsewhere(text) else { return false }
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, isSafeFirst(first, second: bytes.dropFirst().first)
        else { return false }
        guard last != UInt8(ascii: " "), last != UInt8(ascii: ":") else { return false }
        // `---` and `...` can begin a document or end it.
        guard !text.hasPrefix("---"), !text.hasPrefix("...") else { return false }
        guard text.unicodeScalars.allSatisfy(YAMLScalarWriter.isPrintable) else { return false }
        for (index, byte) in bytes.enumerated() {
            switch byte {
            // Flow indicators: the text may be put into a flow collection.
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
                return false
            case UInt8(ascii: ":") where bytes[index + 1] == UInt8(ascii: " "): return false
            case UInt8(ascii: "#") where bytes[index - 1] == UInt8(ascii: " "): return false
            default: continue
            }
        }
        return true
    }

    private static func isSafeFirst(_ first: UInt8, second: UInt8?) -> Bool {
        switch first {
        case UInt8(ascii: "-"):
            // An option such as --yolo.
            return second.map { $0 != UInt8(ascii: " ") } ?? false
        case UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "+"),
            UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...0xFF:
            return true
        default:
            return false
        }
    }

    /// Text to PyYAML, but a number or a boolean to some other reader: `1e3`, `0o17`, `.5`, `y`.
    private static func looksLikeSomethingElsewhere(_ text: String) -> Bool {
        if ["y", "Y", "n", "N"].contains(text) { return true }
        let unsigned = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        guard let first = unsigned.first else { return true }
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || first == UInt8(ascii: ".") else {
            return false
        }
        return unsigned.allSatisfy { $0.isHexDigitOrUnderscore || "xXoO.:+-".utf8.contains($0) }
    }
}
