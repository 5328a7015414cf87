public import StateRoots

/// The name of a flow run: a UUID in lower case, and nothing else, because it becomes the name of a directory (SR-03).
public struct FlowRunID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// As it is written everywhere.
    public let text: String
    /// The run's directory below `flows/`.
    public let segment: PathSegment

    /// Nil for anything but eight, four, four, four and twelve hexadecimal digits.
    public init?(_ text: String) {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard groups.map(\.count) == [8, 4, 4, 4, 12], groups.allSatisfy({ $0.allSatisfy(Self.isHexadecimal) }),
            let segment = try? PathSegment(text.lowercased())
        else { return nil }
        self.text = segment.text
        self.segment = segment
    }

    /// By the text.
    public static func < (one: FlowRunID, two: FlowRunID) -> Bool { one.text < two.text }

    public var description: String { text }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
