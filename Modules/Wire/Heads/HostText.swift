/// The grammar of `host[:port]` (RFC 9110 section 7.2, RFC 3986 sections 3.2.2 and 3.2.3).
enum HostText {
    enum Port { case optional, required }

    /// Whether the bytes are a host that is not empty, with a port of at most 65,535.
    static func isHost(_ base: UnsafeRawPointer, _ range: Range<Int>, port: Port) -> Bool {
        guard !range.isEmpty, let hostEnd = hostEnd(base, range) else { return false }
        if hostEnd == range.upperBound { return port == .optional }
        guard ByteScan.byte(base, hostEnd) == ASCII.colon else { return false }
        let digits = (hostEnd + 1)..<range.upperBound
        // port = *DIGIT, so that "host:" is a host with the default port; RFC 9110 section 9.3.6 wants one for CONNECT.
        guard digits.count <= 5, !(digits.isEmpty && port == .required) else { return false }
        var value = 0
        for offset in digits {
            let byte = ByteScan.byte(base, offset)
            guard ASCII.isDigit(byte) else { return false }
            value = value * 10 + Int(byte &- ASCII.zero)
        }
        return value <= 65_535
    }

    private static func hostEnd(_ base: UnsafeRawPointer, _ range: Range<Int>) -> Int? {
        if ByteScan.byte(base, range.lowerBound) == UInt8(ascii: "[") {
            // Addresses of later kinds (IPvFuture) are in no use, and refused.
            let start = range.lowerBound + 1
            let end = ByteScan.firstOutside(.addressLiteral, in: base, from: start, to: range.upperBound)
            guard end < range.upperBound, ByteScan.byte(base, end) == UInt8(ascii: "]"),
                AddressText.isIPv6(base, start..<end)
            else { return nil }
            return end + 1
        }
        var offset = range.lowerBound
        while true {
            offset = ByteScan.firstOutside(.registeredName, in: base, from: offset, to: range.upperBound)
            guard offset < range.upperBound, ByteScan.byte(base, offset) == UInt8(ascii: "%") else { break }
            guard range.upperBound - offset > 2, ASCII.hexValue(ByteScan.byte(base, offset + 1)) != nil,
                ASCII.hexValue(ByteScan.byte(base, offset + 2)) != nil
            else { return nil }
            offset += 3
        }
        return offset > range.lowerBound ? offset : nil
    }
}
