/// An authentication scheme's name in front of credentials.
enum Scheme: String {
    case bearer, basic, digest, negotiate, token, hawk

    init?(_ word: ArraySlice<UInt8>) {
        guard word.count <= 9 else { return nil }
        self.init(rawValue: String(decoding: word.map(Characters.lowercased), as: UTF8.self))
    }

    /// Whether the word alone tells that credentials follow; the others are ordinary words outside a header.
    var standsAlone: Bool { self == .bearer || self == .basic }

    /// Whether what follows are credentials, and not a sentence about them.
    func announces(_ value: ArraySlice<UInt8>) -> Bool {
        let word = value.prefix { Characters.isLetter($0) }
        let isPlainWord = word.count == value.count || value[word.endIndex] != UInt8(ascii: "-")
        switch self {
        case .bearer:
            let lowered = String(decoding: word.prefix(16).map(Characters.lowercased), as: UTF8.self)
            return
                !(isPlainWord && word.count <= 16 && Self.wordsAfterBearer.contains(lowered)
                && Self.isProse(value[word.endIndex...]))
        case .basic:
            let isMixed =
                value.contains(where: Characters.isUpperCase)
                && value.contains { Characters.isDigit($0) || $0 == UInt8(ascii: "=") }
            return value.count >= 8 && isMixed
        default:
            return true
        }
    }

    /// What may follow a word of a sentence, or of a challenge such as `Bearer realm="x"`.
    private static func isProse(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "=") }
    }

    private static let wordsAfterBearer: Set<String> = [
        "and", "auth", "authentication", "authorization", "challenge", "credential", "credentials", "error", "for",
        "format", "header", "headers", "in", "is", "key", "keys", "not", "of", "or", "prefix", "realm", "required",
        "scheme", "scope", "token", "tokens", "type", "value", "was", "with",
    ]
}
