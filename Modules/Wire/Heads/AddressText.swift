/// The grammar of an IPv6 address as text (RFC 3986 section 3.2.2); zones are for no peer (RFC 6874 was withdrawn).
enum AddressText {
    /// Whether the bytes are eight groups of hex digits, of which `::` once stands for those that are zero, and an IPv4
    /// address may stand for the last two.
    static func isIPv6(_ base: UnsafeRawPointer, _ range: Range<Int>) -> Bool {
        var groups = 0
        var hasGap = false
        var offset = range.lowerBound
        if range.count >= 2, isGap(base, offset) {
            hasGap = true
            offset += 2
            if offset == range.upperBound { return true }
        }
        while true {
            var end = offset
            while end < range.upperBound, ASCII.hexValue(ByteScan.byte(base, end)) != nil { end += 1 }
            if end < range.upperBound, ByteScan.byte(base, end) == UInt8(ascii: ".") {
                guard isIPv4(base, offset..<range.upperBound) else { return false }
                groups += 2
                break
            }
            guard (1...4).contains(end - offset) else { return false }
            groups += 1
            if end == range.upperBound { break }
            guard ByteScan.byte(base, end) == ASCII.colon else { return false }
            if range.upperBound - end >= 2, isGap(base, end) {
                guard !hasGap else { return false }
                hasGap = true
                offset = end + 2
                if offset == range.upperBound { break }
            } else {
                offset = end + 1
            }
        }
        return hasGap ? groups < 8 : groups == 8
    }

    private static func isGap(_ base: UnsafeRawPointer, _ offset: Int) -> Bool {
        ByteScan.byte(base, offset) == ASCII.colon && ByteScan.byte(base, offset + 1) == ASCII.colon
    }

    private static func isIPv4(_ base: UnsafeRawPointer, _ range: Range<Int>) -> Bool {
        var parts = 0
        var digits = 0
        var value = 0
        for offset in range {
            let byte = ByteScan.byte(base, offset)
            if ASCII.isDigit(byte) {
                guard digits == 0 || value > 0 else { return false }
                value = value * 10 + Int(byte &- ASCII.zero)
                digits += 1
                guard value <= 255 else { return false }
            } else {
                guard byte == UInt8(ascii: "."), digits > 0, parts < 3 else { return false }
                parts += 1
                digits = 0
                value = 0
            }
        }
        return parts == 3 && digits > 0
    }
}
