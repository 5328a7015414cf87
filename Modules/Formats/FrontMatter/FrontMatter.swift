/// A text with YAML between `---` lines before its body, as ticket files are.
///
/// The bytes of the file are kept, and changes are made in them, so that comments, order, line ends and the presence
/// of a final newline survive every edit.
public struct FrontMatter: Hashable, Sendable {
    /// The whole text.
    public let bytes: [UInt8]
    /// Where its parts stand.
    public let layout: FrontMatterLayout
    /// The front matter as a tree, with positions in the whole text; null when nothing stands between the fences.
    public let root: YAMLNode

    /// What a text turned out to be.
    public enum Reading: Hashable, Sendable {
        case present(FrontMatter)
        /// No front matter: the whole text is the body.
        case absent(FrontMatterAbsence)
    }

    /// Reads a text that may have front matter.
    ///
    /// - Throws: When front matter is there, but is not YAML.
    public static func read(
        _ bytes: [UInt8], limits: YAMLLimits = .standard
    ) throws(FormatError) -> Reading {
        switch FrontMatterLayout.find(in: bytes) {
        case .success(let layout): .present(try FrontMatter(bytes: bytes, layout: layout, limits: limits))
        case .failure(let absence): .absent(absence)
        }
    }

    private init(bytes: [UInt8], layout: FrontMatterLayout, limits: YAMLLimits) throws(FormatError) {
        self.bytes = bytes
        self.layout = layout
        // Without the last line end: PyYAML is given the lines joined, and a literal block at the end feels the difference.
        var end = layout.yaml.upperBound
        if end > layout.yaml.lowerBound, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        if end > layout.yaml.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        root = try YAML.parse(
            layout.yaml.lowerBound..<end, of: bytes,
            startingAt: TextPosition(offset: layout.yaml.lowerBound, line: 2, column: 1),
            limits: limits)
    }

    /// The bytes after the closing line, exactly as they are.
    public var body: ArraySlice<UInt8> { bytes[layout.body] }

    /// The value of a top-level key.
    public subscript(key: String) -> YAMLNode? { root[key] }
}
