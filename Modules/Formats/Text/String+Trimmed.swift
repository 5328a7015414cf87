extension String {
    /// Without blanks, tabs and line ends around it.
    package var trimmed: String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let scalars = unicodeScalars.drop(while: isBlank)
        guard let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(scalars[...last])
    }

    /// Nil for nothing but blanks.
    package var trimmedOrNil: String? {
        let text = trimmed
        return text.isEmpty ? nil : text
    }
}
