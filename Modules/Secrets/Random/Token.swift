/// Names that nobody can guess, in base64url: they go into paths, URLs and file names as they are.
public enum Token {
    /// A token with at least so many random bits; 128 keep strangers out, 256 is for what lives long.
    public static func random(bits: Int = 256) -> String {
        var random = SecureRandom()
        return Self.random(bits: bits, using: &random)
    }

    /// The same from another generator, for tests.
    public static func random(bits: Int = 256, using random: inout some RandomNumberGenerator) -> String {
        Base64.encode(random.bytes((max(8, bits) + 7) / 8), .url)
    }
}

extension Secret {
    /// A token that is to stay secret.
    public static func random(bits: Int = 256) -> Secret { Secret(Token.random(bits: bits)) }
}
