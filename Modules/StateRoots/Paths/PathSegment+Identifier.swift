extension PathSegment {
    /// A name that is safe in every file system and on every command line: letters, digits, `.`, `_` and `-`.
    public init(identifier text: String) throws(StateRootError) {
        let isSafe = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
        guard isSafe, !text.isEmpty else {
            throw StateRootError(
                .badSegment, text, "an identifier has letters, digits, '.', '_' and '-' only, and at least one")
        }
        try self.init(text)
    }
}
