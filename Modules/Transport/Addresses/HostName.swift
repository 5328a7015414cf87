/// A DNS name as it stands in URLs, in lower case and without the final dot.
public struct HostName: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Letters, digits, `-` and `_` in labels of 1 to 63, at most 253 in all (RFC 1035 §2.3.4).
    ///
    /// A name whose last label is a number, decimal or 0x…, is refused: resolvers read such names as IPv4 addresses,
    /// so `127.1` or `0x7f000001` would slip past a check for names.
    public init?(_ text: some StringProtocol) {
        var name = Array(text.utf8)
        if name.last == UInt8(ascii: ".") { name.removeLast() }
        guard (1...253).contains(name.count) else { return nil }
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.allSatisfy(Self.isLabel), let last = labels.last, !Self.isNumber(last) else { return nil }
        self.description = String(decoding: name, as: UTF8.self).lowercased()
    }

    private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard (1...63).contains(label.count), label.first != hyphen, label.last != hyphen else { return false }
        return label.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || isDigit(byte) || byte == hyphen
                || byte == UInt8(ascii: "_")
        }
    }

    private static func isNumber(_ label: ArraySlice<UInt8>) -> Bool {
        if label.allSatisfy(isDigit) { return true }
        guard label.count >= 2, label.first == UInt8(ascii: "0"),
            label[label.startIndex + 1] | 0x20 == UInt8(ascii: "x")
        else {
            return false
        }
        return label.dropFirst(2).allSatisfy {
            isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// `localhost` and everything beneath it (RFC 6761 §6.3).
    public var isLocalhost: Bool { description == "localhost" || description.hasSuffix(".localhost") }
}
