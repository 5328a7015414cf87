/// What a field of a marker holds; its written form alone tells which of the five it is.
public enum MarkerValue: Hashable, Sendable {
    /// Any text, always in quotes: `"she said \"a\""`.
    case text(String)
    case integer(Int64)
    /// Decimal seconds with an `s`: `1.25s`.
    case duration(Duration)
    /// `true` or `false`.
    case boolean(Bool)
    /// One word of a closed list: `queue_full`.
    case word(MarkerWord)
}

/// A lower-case name: what markers, their fields and the words of closed lists are called.
public struct MarkerWord: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let text: String

    static let longest = 64

    /// Letters, digits and underscores after a letter; `true` and `false` would be read as booleans.
    public init?(_ text: String) {
        guard Self.isWord(text.utf8) else { return nil }
        self.text = text
    }

    /// For the names that stand in this module's source; the registry's own check validates them.
    init(declared text: String) { self.text = text }

    static func isWord(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, (0x61...0x7A).contains(first), bytes.count <= longest else { return false }
        guard bytes.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }) else {
            return false
        }
        return !bytes.elementsEqual("true".utf8) && !bytes.elementsEqual("false".utf8)
    }

    public static func < (one: MarkerWord, two: MarkerWord) -> Bool { one.text < two.text }
    public var description: String { text }
}
