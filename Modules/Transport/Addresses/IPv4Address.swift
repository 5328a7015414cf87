/// An IPv4 address.
public struct IPv4Address: Hashable, Sendable, CustomStringConvertible {
    /// In host order: 127.0.0.1 is 0x7F000001.
    public let bits: UInt32

    public init(bits: UInt32) { self.bits = bits }

    public static let loopback = IPv4Address(bits: 0x7F00_0001)
    public static let any = IPv4Address(bits: 0)

    /// Four decimal numbers with dots between.
    ///
    /// Leading zeros and shorter forms are refused: programs disagree about
    /// what 010.0.0.1 and 127.1 mean, and a check must not read them otherwise than the connection does.
    public init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard let value = Self.octet(part) else { return nil }
            bits = bits << 8 | value
        }
        self.bits = bits
    }

    private static func octet(_ digits: some Collection<UInt8>) -> UInt32? {
        guard (1...3).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + UInt32(digit - UInt8(ascii: "0"))
        }
        return value <= 255 ? value : nil
    }

    /// 127.0.0.0/8.
    public var isLoopback: Bool { bits >> 24 == 127 }
    public var isAny: Bool { bits == 0 }

    public var description: String {
        "\(bits >> 24).\(bits >> 16 & 0xFF).\(bits >> 8 & 0xFF).\(bits & 0xFF)"
    }
}
