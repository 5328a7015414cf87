/// How a secret looks when somebody wrote it into a URL or a JSON string.
enum EscapedForms {
    static func of(_ secret: Secret) -> [Secret] {
        let bytes = secret.withBytes { $0.withUnsafeBytes { [UInt8]($0) } }
        return [percentEncoded(bytes), jsonEscaped(bytes)].filter { $0 != bytes }.map { Secret($0) }
    }

    /// RFC 3986 §2.1: everything that is not unreserved, in upper-case hex.
    private static func percentEncoded(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            if Characters.isToken(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~") { return [byte] }
            return [UInt8(ascii: "%")] + Array(Hex.encode([byte]).uppercased().utf8)
        }
    }

    /// RFC 8259 §7, the escapes that writers must use.
    private static func jsonEscaped(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), byte] : [byte]
        }
    }
}
