/// One name in a directory: it cannot lead anywhere else.
public struct PathSegment: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Linux's own limit for a name, in bytes.
    static let longest = 255

    public init(_ text: String) throws(StateRootError) {
        guard !text.isEmpty else { throw StateRootError(.badSegment, text, "a name must not be empty") }
        guard text != ".", text != ".." else {
            throw StateRootError(.badSegment, text, "a name must not be '.' or '..'")
        }
        guard text.utf8.count <= Self.longest else {
            throw StateRootError(
                .badSegment, text, "a name has at most \(Self.longest) bytes, this has \(text.utf8.count)")
        }
        for byte in text.utf8 {
            guard byte != UInt8(ascii: "/") else {
                throw StateRootError(.badSegment, text, "a name must not contain '/'")
            }
            guard byte >= 0x20, byte != 0x7F else {
                throw StateRootError(.badSegment, text, "a name must not contain control characters")
            }
        }
        self.text = text
    }

    public var description: String { text }

    /// Names are equal byte by byte, as the kernel compares them: `==` of strings holds for two spellings of an accent.
    public static func == (one: PathSegment, two: PathSegment) -> Bool { one.text.utf8.elementsEqual(two.text.utf8) }

    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0))
    }
}

extension String {
    /// The parts between slashes, found as bytes: a slash and an accent behind it are one `Character`.
    func splitAtSlashes(omittingEmpty: Bool = true) -> [String] {
        utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: omittingEmpty).map { String(Substring($0)) }
    }
}
