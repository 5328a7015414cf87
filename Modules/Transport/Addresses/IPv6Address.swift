/// An IPv6 address, with the zone that a link-local one needs.
public struct IPv6Address: Hashable, Sendable {
    /// The first and the last eight bytes, in host order.
    public let high: UInt64
    public let low: UInt64
    /// The interface's name or number behind `%` (RFC 4007 §11), if one was given.
    public let zone: String?

    public init(high: UInt64, low: UInt64, zone: String? = nil) {
        self.high = high
        self.low = low
        self.zone = zone
    }

    public static let loopback = IPv6Address(high: 0, low: 1)
    public static let any = IPv6Address(high: 0, low: 0)

    /// The eight groups of 16 bits.
    public var groups: [UInt16] {
        [high, high, high, high, low, low, low, low].enumerated().map { index, word in
            UInt16(truncatingIfNeeded: word >> UInt64(48 - 16 * (index % 4)))
        }
    }

    /// The IPv4 address within ::ffff:0:0/96: what a dual-stack socket shows for an IPv4 peer.
    public var mappedIPv4: IPv4Address? {
        high == 0 && low >> 32 == 0xFFFF ? IPv4Address(bits: UInt32(truncatingIfNeeded: low)) : nil
    }

    /// ::1, and 127.0.0.0/8 in its mapped form.
    public var isLoopback: Bool { self.high == 0 && low == 1 || mappedIPv4?.isLoopback == true }
    public var isAny: Bool { high == 0 && low == 0 }
}

extension IPv6Address: CustomStringConvertible {
    /// The canonical form of RFC 5952: lower case, no leading zeros, the longest run of zero groups as `::`.
    public var description: String {
        let text = mappedIPv4.map { "::ffff:\($0)" } ?? compressed
        return zone.map { "\(text)%\($0)" } ?? text
    }

    private var compressed: String {
        let groups = groups
        func text(_ part: some Sequence<UInt16>) -> String { part.map { String($0, radix: 16) }.joined(separator: ":") }
        guard let zeros = Self.longestZeros(groups) else { return text(groups) }
        return "\(text(groups[..<zeros.lowerBound]))::\(text(groups[zeros.upperBound...]))"
    }

    /// The first of the longest runs of at least two zeros (RFC 5952 §4.2.2, §4.2.3).
    private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
        var best: Range<Int>?
        var start = 0
        while start < groups.count {
            var end = start
            while end < groups.count, groups[end] == 0 { end += 1 }
            if end - start >= 2, end - start > best?.count ?? 0 { best = start..<end }
            start = max(end, start + 1)
        }
        return best
    }
}

extension IPv6Address {
    /// Reads every form of RFC 4291 §2.2, with a zone behind `%` if there is one.
    public init?(_ text: some StringProtocol) {
        var address = text[...]
        var zone: String?
        if let percent = address.firstIndex(of: "%") {
            let name = address[address.index(after: percent)...]
            guard Self.isZone(name.utf8) else { return nil }
            zone = String(name)
            address = address[..<percent]
        }
        guard let groups = Self.parse(Array(address.utf8)) else { return nil }
        let words = groups.map { UInt64($0) }
        self.init(
            high: words[0] << 48 | words[1] << 32 | words[2] << 16 | words[3],
            low: words[4] << 48 | words[5] << 32 | words[6] << 16 | words[7], zone: zone)
    }

    /// An interface's name; the limit is the kernel's IFNAMSIZ, the characters those that no URL or log would mangle.
    private static func isZone(_ name: some Collection<UInt8>) -> Bool {
        (1...15).contains(name.count)
            && name.allSatisfy { byte in
                let letter = byte | 0x20
                return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "._-".utf8.contains(byte)
            }
    }

    private static func parse(_ text: [UInt8]) -> [UInt16]? {
        // The longest form is six groups and an IPv4 address: 45 characters.
        guard text.count <= 45 else { return nil }
        let halves = splitAtDoubleColon(text)
        guard let halves, let front = list(halves.front, mayEndInIPv4: halves.back == nil) else { return nil }
        guard let back = halves.back else { return front.count == 8 ? front : nil }
        guard let rear = list(back, mayEndInIPv4: true), front.count + rear.count <= 7 else { return nil }
        return front + [UInt16](repeating: 0, count: 8 - front.count - rear.count) + rear
    }

    /// Nil if `::` stands there twice.
    private static func splitAtDoubleColon(_ text: [UInt8]) -> (front: [UInt8], back: [UInt8]?)? {
        let colon = UInt8(ascii: ":")
        let places = text.indices.dropLast().filter { text[$0] == colon && text[$0 + 1] == colon }
        guard let place = places.first else { return (text, nil) }
        guard places.count == 1 else { return nil }
        return (Array(text[..<place]), Array(text[(place + 2)...]))
    }

    private static func list(_ text: [UInt8], mayEndInIPv4: Bool) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if mayEndInIPv4, index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard let embedded = IPv4Address(String(decoding: part, as: UTF8.self)) else { return nil }
                groups += [UInt16(truncatingIfNeeded: embedded.bits >> 16), UInt16(truncatingIfNeeded: embedded.bits)]
            } else {
                guard let group = group(part) else { return nil }
                groups.append(group)
            }
        }
        return groups
    }

    private static func group(_ digits: ArraySlice<UInt8>) -> UInt16? {
        // UInt16(_:radix:) would take a sign.
        guard (1...4).contains(digits.count), digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-")
        else {
            return nil
        }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
