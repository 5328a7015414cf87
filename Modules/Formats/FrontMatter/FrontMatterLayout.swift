/// Where the parts of a text with front matter stand, in bytes; found without reading the YAML.
///
/// The first line is `---`, a later one `---` or `...`; blanks may follow either. Lines end with LF, CR LF or CR, or with
/// the text.
public struct FrontMatterLayout: Hashable, Sendable {
    /// Between the fences: whole lines, their ends included.
    public let yaml: Range<Int>
    /// The line that closes, with its end.
    public let closingFence: Range<Int>
    /// Everything after the closing line.
    public let body: Range<Int>
    /// How the first line ends, and so how an added line should.
    let lineEnd: [UInt8]

    /// Finds the parts, or why there are none.
    public static func find(in bytes: [UInt8]) -> Result<FrontMatterLayout, FrontMatterAbsence> {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .failure(.byteOrderMark) }
        var lines = LineCursor(bytes)
        guard let first = lines.next(), isFence(bytes[first.content], closing: false) else { return .failure(.none) }
        let start = lines.offset
        while let line = lines.next() {
            guard isFence(bytes[line.content], closing: true) else { continue }
            return .success(
                FrontMatterLayout(
                    yaml: start..<line.content.lowerBound, closingFence: line.content.lowerBound..<line.end,
                    body: line.end..<bytes.count, lineEnd: Array(bytes[first.content.upperBound..<first.end])))
        }
        return .failure(.unclosed)
    }

    private static func isFence(_ line: ArraySlice<UInt8>, closing: Bool) -> Bool {
        let fence = line.prefix(3)
        guard fence.elementsEqual("---".utf8) || (closing && fence.elementsEqual("...".utf8)) else { return false }
        return line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}

/// Why a text has no front matter; either way the whole text is its body.
public struct FrontMatterAbsence: Error, Hashable, Sendable, CustomStringConvertible {
    private enum Kind: String {
        case none = "the first line is not '---'"
        case unclosed = "the front matter that begins in line 1 is not closed by a line '---'"
        case byteOrderMark = "the text begins with a byte order mark, so that its first line is not '---'; remove it"
    }

    private let kind: Kind
    /// The first line does not open any.
    public static let none = FrontMatterAbsence(kind: .none)
    /// The first line opens, and no line closes.
    public static let unclosed = FrontMatterAbsence(kind: .unclosed)
    /// Programs that share these files do not see front matter behind a byte order mark, so neither do we.
    public static let byteOrderMark = FrontMatterAbsence(kind: .byteOrderMark)

    /// One clause for a person.
    public var description: String { kind.rawValue }
}

/// Walks over the lines of a text, whose ends may differ from line to line.
private struct LineCursor {
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next line: its content, and where it ends with what ends it.
    mutating func next() -> (content: Range<Int>, end: Int)? {
        guard offset < bytes.count else { return nil }
        let start = offset
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n"), bytes[offset] != UInt8(ascii: "\r") {
            offset += 1
        }
        let content = start..<offset
        if offset < bytes.count {
            let isPair =
                bytes[offset] == UInt8(ascii: "\r") && offset + 1 < bytes.count
                && bytes[offset + 1] == UInt8(ascii: "\n")
            offset += isPair ? 2 : 1
        }
        return (content, offset)
    }
}
