/// Takes secrets out of text from outside before it reaches a log, an error or a screen.
///
/// It masks what is a token by its form (JWTs, `sk-…`, GitHub, AWS, Slack and other keys, private key blocks), what is
/// a secret by its place (behind `Bearer`, in `Authorization` and cookies, in a URL's user part, in members and
/// parameters named like a token, secret, password or key), and the values it was told.
///
/// A token known by its form leaves its kind and, from 24 characters on, its last four: `‹sk-…4f9a›`. A secret known
/// by its place leaves nothing, since passwords are short. The time is linear in the text, redacting twice is
/// redacting once, and text without a secret comes back as it was.
public struct Redactor: Sendable {
    private var known = KnownValues()

    public init() {}

    /// Masks this value wherever it occurs from now on; also as it looks in a URL and in JSON.
    ///
    /// False, and without effect, for less than eight bytes: such a value would tear holes in ordinary words.
    @discardableResult
    public mutating func register(_ secret: Secret) -> Bool {
        let isTaken = known.insert(secret)
        if isTaken { for form in EscapedForms.of(secret) { _ = known.insert(form) } }
        return isTaken
    }

    /// The text with a mask in the place of every secret; the text itself when there is none.
    public func redacted(_ text: String) -> String {
        guard let result = result(Array(text.utf8)) else { return text }
        return String(decoding: result, as: UTF8.self)
    }

    /// Works on any bytes; those that are not UTF-8 are passed on.
    public func redacted(_ bytes: [UInt8]) -> [UInt8] { result(bytes) ?? bytes }

    /// At most `limit` bytes of UTF-8, cut between characters and never within a mask, with `…` where it was cut.
    ///
    /// Text is redacted before it is cut. Of a very long text only the beginning is looked at.
    public func redacted(_ text: String, limit: Int) -> String {
        var bytes = Array(text.utf8.prefix(Truncation.window(limit: limit)))
        let isCut = bytes.count < text.utf8.count
        bytes = known.masked(bytes) ?? bytes
        if isCut { Truncation.dropLastWord(of: &bytes, andBytes: known.longest) }
        let masked = maskedByForm(bytes) ?? bytes
        return String(decoding: Truncation.cut(masked, limit: limit, force: isCut), as: UTF8.self)
    }

    /// The masked bytes, or nil if there was nothing to mask.
    ///
    /// Known values go first: what they leave is then read like any other text.
    private func result(_ bytes: [UInt8]) -> [UInt8]? {
        let withoutKnown = known.masked(bytes)
        return maskedByForm(withoutKnown ?? bytes) ?? withoutKnown
    }

    private func maskedByForm(_ bytes: [UInt8]) -> [UInt8]? {
        let withoutKeys = PrivateKeyBlock.masked(bytes)
        var scanner = RedactionScanner(withoutKeys ?? bytes)
        return scanner.run() ?? withoutKeys
    }
}
