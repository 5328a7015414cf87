/// A kind of token that is recognised by how it begins, wherever it stands.
struct TokenForm: Sendable {
    /// What the rest of the token is made of.
    enum Body: Sendable {
        case token, alphanumeric, upperCase, dotted, path

        func contains(_ byte: UInt8) -> Bool {
            switch self {
            case .token: Characters.isToken(byte)
            case .alphanumeric: Characters.isAlphanumeric(byte)
            case .upperCase: Characters.isUpperCase(byte) || Characters.isDigit(byte)
            case .dotted: Characters.isToken(byte) || byte == UInt8(ascii: ".")
            case .path: Characters.isToken(byte) || byte == UInt8(ascii: "/")
            }
        }
    }

    let kind: String
    let prefix: [UInt8]
    let body: Body
    let minimum: Int
    /// Not within a word: "task-" is no "sk-".
    let standsAlone: Bool
    /// Counts only if digits and letters of both cases occur, because names begin like this too.
    let isMixed: Bool

    private init(
        _ kind: String, _ prefix: String, _ body: Body, minimum: Int, standsAlone: Bool = true, isMixed: Bool = false
    ) {
        self.kind = kind
        self.prefix = Array(prefix.utf8)
        self.body = body
        self.minimum = minimum
        self.standsAlone = standsAlone
        self.isMixed = isMixed
    }

    /// Where the token that begins at `start` ends, or nil if it is none.
    ///
    /// Looks at a bounded part unless it is one.
    func end(in text: [UInt8], at start: Int) -> Int? {
        guard RedactionMask.hasPrefix(prefix, text, start) else { return nil }
        let bodyStart = start + prefix.count
        var index = bodyStart
        while index < text.count, index - bodyStart < minimum, body.contains(text[index]) { index += 1 }
        guard index - bodyStart == minimum else { return nil }
        if isMixed, !Self.looksRandom(text[bodyStart...].prefix(64)) { return nil }
        while index < text.count, body.contains(text[index]) { index += 1 }
        return index
    }

    private static func looksRandom(_ body: ArraySlice<UInt8>) -> Bool {
        body.contains(where: Characters.isDigit) && body.contains(where: Characters.isUpperCase)
            && body.contains { Characters.isLetter($0) && !Characters.isUpperCase($0) }
    }

    static let all: [TokenForm] =
        [
            TokenForm("sk-", "sk-", .token, minimum: 8),
            TokenForm("sess-", "sess-", .token, minimum: 16),
            TokenForm("rt", "rt_", .dotted, minimum: 24, isMixed: true),
            TokenForm("github", "github_pat_", .token, minimum: 20, standsAlone: false),
            TokenForm("gitlab", "glpat-", .token, minimum: 16, standsAlone: false),
            TokenForm("google", "AIza", .token, minimum: 30, standsAlone: false),
            TokenForm("google", "ya29.", .dotted, minimum: 20),
            TokenForm("stripe", "sk_live_", .alphanumeric, minimum: 10),
            TokenForm("stripe", "sk_test_", .alphanumeric, minimum: 10),
            TokenForm("stripe", "rk_live_", .alphanumeric, minimum: 10),
            TokenForm("npm", "npm_", .alphanumeric, minimum: 30),
            TokenForm("hf", "hf_", .alphanumeric, minimum: 30),
            TokenForm("pypi", "pypi-", .token, minimum: 40),
            TokenForm("atl", "ATATT", .token, minimum: 20),
            TokenForm("slack", "xapp-", .token, minimum: 10),
            TokenForm("slack", "hooks.slack.com/services/", .path, minimum: 1),
        ]
        + ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map {
            TokenForm("github", $0, .alphanumeric, minimum: 20, standsAlone: false)
        }
        + ["AKIA", "ASIA", "ABIA", "ACCA"].map { TokenForm("aws", $0, .upperCase, minimum: 16) }
        + ["xoxa-", "xoxb-", "xoxc-", "xoxd-", "xoxe-", "xoxe.", "xoxp-", "xoxr-", "xoxs-"].map {
            TokenForm("slack", $0, .dotted, minimum: 10, standsAlone: false)
        }

    /// Every kind that a mask may name.
    static let kinds: [String] = Set(all.map(\.kind)).sorted() + [JSONWebToken.kind, PrivateKeyBlock.kind]

    /// A bit for each ASCII character that begins a form or a JWT.
    static let firstBytes: (low: UInt64, high: UInt64) = {
        var bits: (low: UInt64, high: UInt64) = (0, 0)
        for byte in all.compactMap(\.prefix.first) + JSONWebToken.start.prefix(1) {
            if byte < 64 { bits.low |= 1 << UInt64(byte) } else { bits.high |= 1 << UInt64(byte - 64) }
        }
        return bits
    }()

    /// The forms by their first byte: most bytes begin none.
    static let byFirstByte: [[TokenForm]] = (0...255).map { byte in
        all.filter { $0.prefix.first == UInt8(byte) }
    }
}
