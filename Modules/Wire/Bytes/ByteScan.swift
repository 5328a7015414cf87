/// Loads and comparisons over bytes that are lent.
enum ByteScan {
    @inline(__always) static func word(_ base: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always) static func byte(_ base: UnsafeRawPointer, _ offset: Int) -> UInt8 {
        base.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// Whether two pieces of equal length are the same but for the case of letters.
    @inline(__always)
    static func equalIgnoringCase(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, count: Int) -> Bool {
        var offset = 0
        while offset < count {
            guard ASCII.lowercased(byte(one, offset)) == ASCII.lowercased(byte(other, offset)) else { return false }
            offset &+= 1
        }
        return true
    }

    /// The range without the blanks at both ends.
    @inline(__always) static func trimmed(_ range: Range<Int>, in base: UnsafeRawPointer) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, ASCII.isBlank(byte(base, start)) { start &+= 1 }
        while start < end, ASCII.isBlank(byte(base, end &- 1)) { end &-= 1 }
        return start..<end
    }

    /// Whether the piece is this text but for the case of letters.
    static func matches(any text: StaticString, _ base: UnsafeRawPointer, _ range: Range<Int>) -> Bool {
        range.count == text.utf8CodeUnitCount
            && equalIgnoringCase(base + range.lowerBound, UnsafeRawPointer(text.utf8Start), count: range.count)
    }
}
