/// Comparison with texts that stand in the code in lower case; the compiler turns them into a few constants.
///
/// A letter is where the text has bit 0x40: a text with `@`, `[`, `_`, `~` and their like is not for this. Only under a
/// letter is bit 0x20 passed over, so every other byte is compared exactly.
enum LowercaseText {
    /// Whether the bytes are this text of at most 24 bytes, but for the case of letters.
    @inline(__always) static func matches(_ text: StaticString, _ base: UnsafeRawPointer, _ range: Range<Int>) -> Bool {
        range.count == text.utf8CodeUnitCount && matches(text, base + range.lowerBound)
    }

    /// The same, where so many bytes are known to be there.
    @inline(__always) static func matches(_ text: StaticString, _ base: UnsafeRawPointer) -> Bool {
        let wanted = UnsafeRawPointer(text.utf8Start)
        let count = text.utf8CodeUnitCount
        if count >= 8 {
            return matchesWord(wanted, base, 0) && matchesWord(wanted, base, count &- 8)
                && (count <= 16 || matchesWord(wanted, base, 8))
        }
        if count >= 4 { return matchesHalf(wanted, base, 0) && matchesHalf(wanted, base, count &- 4) }
        for offset in 0..<count where ByteScan.byte(wanted, offset) != ASCII.lowercased(ByteScan.byte(base, offset)) {
            return false
        }
        return true
    }

    @inline(__always)
    private static func matchesWord(_ text: UnsafeRawPointer, _ base: UnsafeRawPointer, _ offset: Int) -> Bool {
        let wanted = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let blanks = (wanted & 0x4040_4040_4040_4040) >> 1
        return base.loadUnaligned(fromByteOffset: offset, as: UInt64.self) | blanks == wanted
    }

    @inline(__always)
    private static func matchesHalf(_ text: UnsafeRawPointer, _ base: UnsafeRawPointer, _ offset: Int) -> Bool {
        let wanted = text.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        let blanks = (wanted & 0x4040_4040) >> 1
        return base.loadUnaligned(fromByteOffset: offset, as: UInt32.self) | blanks == wanted
    }
}
