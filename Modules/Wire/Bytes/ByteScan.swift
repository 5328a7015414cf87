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

    /// Marks the bytes that are zero.
    @inline(__always) private static func zeros(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes & tops }

    @inline(__always) private static func lineEnds(_ bytes: UInt64) -> UInt64 {
        let feeds = bytes ^ ones &* 0x0A
        let returns = bytes ^ ones &* 0x0D
        return ((feeds &- ones) & ~feeds | (returns &- ones) & ~returns) & tops
    }

    /// Marks the bytes below 0x20, and DEL.
    @inline(__always) private static func controls(_ bytes: UInt64) -> UInt64 {
        let folded = bytes ^ (ones &* 0x7F)
        return ((bytes &- ones &* 0x20) & ~bytes | (folded &- ones) & ~folded) & tops
    }

    /// The number of the first marked byte of two words, of which one has a mark.
    @inline(__always) private static func firstMark(_ one: UInt64, _ two: UInt64) -> Int {
        (one != 0 ? one.trailingZeroBitCount : 64 &+ two.trailingZeroBitCount) >> 3
    }

    /// The offset of the first `wanted` in `start..<end`, else `end`.
    @inline(__always)
    static func first(_ wanted: UInt8, in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        let pattern = ones &* UInt64(wanted)
        // Sixteen at once: a name mostly ends within them, and a loop that runs once is well predicted.
        while end &- offset >= 16 {
            let one = zeros(word(base, offset) ^ pattern)
            let two = zeros(word(base, offset &+ 8) ^ pattern)
            if one | two != 0 { return offset &+ firstMark(one, two) }
            offset &+= 16
        }
        while offset < end, byte(base, offset) != wanted { offset &+= 1 }
        return offset
    }

    /// The offset of the first control byte in `start..<end`, else `end`: below 0x20, or DEL.
    ///
    /// That is what cannot stand in a field value (RFC 9110 section 5.5), and the tab, which can.
    @inline(__always) static func firstControl(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        while end &- offset >= 32 {
            let one = controls(word(base, offset))
            let two = controls(word(base, offset &+ 8))
            let three = controls(word(base, offset &+ 16))
            let four = controls(word(base, offset &+ 24))
            if one | two | three | four != 0 {
                return offset &+ (one | two != 0 ? firstMark(one, two) : 16 &+ firstMark(three, four))
            }
            offset &+= 32
        }
        while offset < end {
            let next = byte(base, offset)
            if next < 0x20 || next == ASCII.delete { break }
            offset &+= 1
        }
        return offset
    }

    /// The offset of the first CR or LF in `start..<end`, else `end`.
    @inline(__always) static func firstLineEnd(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        while end &- offset >= 16 {
            let one = lineEnds(word(base, offset))
            let two = lineEnds(word(base, offset &+ 8))
            if one | two != 0 { return offset &+ firstMark(one, two) }
            offset &+= 16
        }
        while offset < end {
            let next = byte(base, offset)
            if next == ASCII.lineFeed || next == ASCII.carriageReturn { break }
            offset &+= 1
        }
        return offset
    }

    /// The offset of the first byte above 0x7F in `start..<end`, else `end`.
    @inline(__always) static func firstAboveASCII(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        while end &- offset >= 16 {
            let (one, two) = (word(base, offset) & tops, word(base, offset &+ 8) & tops)
            if one | two != 0 { return offset &+ firstMark(one, two) }
            offset &+= 16
        }
        while offset < end, byte(base, offset) < 0x80 { offset &+= 1 }
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

    /// The offset of the first byte in `start..<end` that cannot stand in a token, else `end`.
    ///
    /// Eight bytes at once are found to be letters, digits or hyphens, which is what names are made of.
    @inline(__always) static func firstOutsideToken(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        while end &- offset >= 8, isPlainToken(word(base, offset)) { offset &+= 8 }
        return firstOutside(.token, in: base, from: offset, to: end)
    }

    /// The offset of the first byte in `start..<end` that is not in the set, else `end`; for bytes that are known to be
    /// visible ASCII, and a set that holds letters, digits, `_` and ``&'()*+,-./:;``.
    @inline(__always)
    static func firstOutside(pathSet set: ByteSet, in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        while end &- offset >= 8 {
            let unsure = foreignToPaths(word(base, offset))
            guard unsure != 0 else {
                offset &+= 8
                continue
            }
            offset &+= unsure.trailingZeroBitCount >> 3
            guard set.contains(byte(base, offset)) else { return offset }
            offset &+= 1
        }
        return firstOutside(set, in: base, from: offset, to: end)
    }

    /// Marks the bytes that are none of what every path set holds.
    @inline(__always) private static func foreignToPaths(_ bytes: UInt64) -> UInt64 {
        let lowered = bytes | ones &* 0x20
        let letters = (lowered &+ ones &* 0x1F) & ~(lowered &+ ones &* 0x05)
        let others = (bytes &+ ones &* 0x5A) & ~(bytes &+ ones &* 0x44)
        let underscores = lowered &+ ones
        return ~(letters | others | underscores) & tops
    }

    /// No sum here exceeds a byte, since bytes above 0x7F are ruled out first; so nothing is carried over.
    @inline(__always) private static func isPlainToken(_ bytes: UInt64) -> Bool {
        guard bytes & tops == 0 else { return false }
        let lowered = bytes | ones &* 0x20
        let letters = (lowered &+ ones &* 0x1F) & ~(lowered &+ ones &* 0x05)
        let digits = (bytes &+ ones &* 0x50) & ~(bytes &+ ones &* 0x46)
        let hyphens = ~((bytes ^ ones &* 0x2D) &+ ones &* 0x7F)
        return (letters | digits | hyphens) & tops == tops
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
