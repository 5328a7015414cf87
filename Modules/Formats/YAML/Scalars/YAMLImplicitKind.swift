/// What a plain scalar looks like to PyYAML 6, whose patterns differ in places from those of the YAML 1.1 type pages:
/// `1e3` is text, `1.0e+3` a number, and `y` and `n` are text.
enum YAMLImplicitKind {
    case null, bool, integer, float, timestamp, merge, value, string

    init(of text: String) {
        let bytes = Array(text.utf8)
        guard let first = bytes.first else {
            self = .null
            return
        }
        switch first {
        case UInt8(ascii: "<"): self = text == "<<" ? .merge : .string
        case UInt8(ascii: "="): self = text == "=" ? .value : .string
        case UInt8(ascii: "~"): self = text == "~" ? .null : .string
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            self = Self.numeric(bytes)
        default: self = Self.words[text] ?? .string
        }
    }

    private static func numeric(_ bytes: [UInt8]) -> YAMLImplicitKind {
        if YAMLPatterns.isFloat(bytes) { return .float }
        if YAMLPatterns.isInteger(bytes) { return .integer }
        return YAMLPatterns.isTimestamp(bytes) ? .timestamp : .string
    }

    /// Lower case, capitalised and upper case count; `yEs` is text.
    private static let words: [String: YAMLImplicitKind] = {
        var words: [String: YAMLImplicitKind] = ["null": .null, "Null": .null, "NULL": .null]
        for word in ["yes", "no", "true", "false", "on", "off"] {
            let capitalised = word.prefix(1).uppercased() + word.dropFirst()
            for spelling in [word, capitalised, word.uppercased()] { words[spelling] = .bool }
        }
        return words
    }()
}
