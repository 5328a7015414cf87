/// YAML 1.1 as PyYAML's SafeLoader reads it, because our files are shared with programs that use it.
///
/// What that loader accepts by accident is refused here instead, with the place: a key that stands twice, an anchor that
/// contains itself, aliases that expand without bound, and bytes that are not UTF-8.
public enum YAML {
    /// Reads the one document of a text; an empty text is null, as it is to PyYAML.
    public static func parse(_ bytes: [UInt8], limits: YAMLLimits = .standard) throws(FormatError) -> YAMLNode {
        try YAMLReader(bytes: bytes, limits: limits).document()
    }

    /// Reads the one document of a text.
    public static func parse(_ text: String, limits: YAMLLimits = .standard) throws(FormatError) -> YAMLNode {
        try parse(Array(text.utf8), limits: limits)
    }

    /// Reads every document of a text, separated by `---`.
    public static func parseAll(_ bytes: [UInt8], limits: YAMLLimits = .standard) throws(FormatError) -> [YAMLNode] {
        try YAMLReader(bytes: bytes, limits: limits).documents()
    }

    /// Reads the YAML that stands within a larger text, with positions that count from the start of the whole.
    static func parse(
        _ range: Range<Int>, of bytes: [UInt8], startingAt start: TextPosition, limits: YAMLLimits = .standard
    ) throws(FormatError) -> YAMLNode {
        try YAMLReader(bytes: bytes, range: range, start: start, limits: limits).document()
    }
}
