extension JSON {
    /// Reads one JSON text (RFC 8259), strictly: no comments, no trailing commas, no NaN, valid UTF-8 throughout.
    ///
    /// An escape of half a surrogate pair is refused with the code `.range`, because no `String` can hold it.
    public static func parse(_ bytes: RawSpan, limits: JSONLimits = .standard) throws(FormatError) -> JSON {
        do {
            return try bytes.withUnsafeBytes { (buffer) throws(JSONFault) in
                var parser = JSONParser(buffer, limits)
                return try parser.document()
            }
        } catch {
            throw error.error(in: bytes)
        }
    }

    public static func parse(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(FormatError) -> JSON {
        try parse(bytes.span.bytes, limits: limits)
    }

    public static func parse(_ text: String, limits: JSONLimits = .standard) throws(FormatError) -> JSON {
        try parse(Array(text.utf8), limits: limits)
    }
}
