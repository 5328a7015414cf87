/// Searches over bytes that are lent, eight at a time.
///
/// The word tricks name the first hit exactly: a borrow or carry can only spoil bytes after it (on a little-endian
/// machine the bytes above it).
enum ByteScan {
    @inline(__always) private static var ones: UInt64 { 0x0101_0101_0101_0101 }
    @inline(__always) private static var tops: UInt64 { 0x8080_8080_8080_8080 }

    @inline(__always) static func word(_ base: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always) static func byte(_ base: UnsafeRawPointer, _ offset: Int) -> UInt8 {
        base.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// The offset of the first `wanted` in `start..<end`, else `end`.
    @inline(__always)
    static func first(_ wanted: UInt8, in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        let pattern = ones &* UInt64(wanted)
        while end &- offset >= 8 {
            let folded = word(base, offset) ^ pattern
            let hits = (folded &- ones) & ~folded & tops
            if hits != 0 { return offset &+ hits.trailingZeroBitCount >> 3 }
            offset &+= 8
        }
        while offset < end, byte(base, offset) != wanted { offset &+= 1 }
        return offset
    }

    /// The offset of the first control byte in `start..<end`, else `end`: below 0x20, or DEL.
    ///
    /// That is what cannot stand in a field value (RFC 9110 section 5.5), and the tab, which can.
    @inline(__always) static func firstControl(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        while end &- offset >= 8 {
            let bytes = word(base, offset)
            let folded = bytes ^ (ones &* 0x7F)
            let hits = (((bytes &- (ones &* 0x20)) & ~bytes) | ((folded &- ones) & ~folded)) & tops
            if hits != 0 { return offset &+ hits.trailingZeroBitCount >> 3 }
            offset &+= 8
        }
        while offset < end {
            let next = byte(base, offset)
            if next < 0x20 || next == ASCII.delete { break }
            offset &+= 1
        }
        return offset
    }

    /// The offset of the first byte in `start..<end` that is no visible ASCII character, else `end`.
    @inline(__always) static func firstInvisible(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        while end &- offset >= 8 {
            let bytes = word(base, offset)
            let folded = bytes ^ (ones &* 0x7F)
            let hits = ((bytes &- (ones &* 0x21)) | bytes | (folded &- ones) & ~folded) & tops
            if hits != 0 { break }
            offset &+= 8
        }
        while offset < end, byte(base, offset) &- 0x21 < 0x5E { offset &+= 1 }
        return offset
    }

    /// The offset of the first byte in `start..<end` that is not in the set, else `end`.
    @inline(__always)
    static func firstOutside(_ set: ByteSet, in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        while offset < end, set.contains(byte(base, offset)) { offset &+= 1 }
        return offset
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
    @inline(__always) static func matches(_ text: StaticString, _ base: UnsafeRawPointer, _ range: Range<Int>) -> Bool {
        range.count == text.utf8CodeUnitCount
            && equalIgnoringCase(base + range.lowerBound, UnsafeRawPointer(text.utf8Start), count: range.count)
    }
}
