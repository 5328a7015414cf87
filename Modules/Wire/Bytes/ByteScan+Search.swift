/// Searches, sixteen bytes at a time; `base` is where the lent bytes begin, so that bytes before `start` may be read too.
///
/// Marks are top bits of bytes, made by arithmetic on whole words. A borrow can only spoil marks above the lowest one,
/// which is the one that counts (words are little-endian).
extension ByteScan {
    private typealias Block = SIMD2<UInt64>

    /// The offset of the first `wanted`, which is not "a", in `start..<end`, else `end`.
    @inline(__always)
    static func first(_ wanted: UInt8, in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        search(base, start, end) {
            zeros($0 ^ every(wanted))
        } or: {
            $0 == wanted
        }
    }

    /// The offset of the first CR or LF, else `end`.
    @inline(__always) static func firstLineEnd(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        search(base, start, end) {
            zeros($0 ^ every(ASCII.lineFeed)) | zeros($0 ^ every(ASCII.carriageReturn))
        } or: {
            $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn
        }
    }

    /// The offset of the first byte above 0x7F, else `end`.
    @inline(__always) static func firstAboveASCII(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        search(base, start, end) {
            $0
        } or: {
            $0 >= 0x80
        }
    }

    /// The offset of the first control byte, else `end`: below 0x20, or DEL.
    ///
    /// That is what cannot stand in a field value (RFC 9110 section 5.5), and the tab, which can.
    @inline(__always) static func firstControl(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        search(base, start, end) {
            below(0x20, $0) | zeros($0 ^ every(ASCII.delete))
        } or: {
            $0 < 0x20 || $0 == ASCII.delete
        }
    }

    /// The offset of the first byte that is no visible ASCII character, else `end`.
    @inline(__always) static func firstInvisible(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        search(base, start, end) {
            below(0x21, $0) | $0 | zeros($0 ^ every(ASCII.delete))
        } or: {
            $0 &- 0x21 >= 0x5E
        }
    }

    /// The offset of the first byte that cannot stand in a token, else `end`.
    @inline(__always) static func firstOutsideToken(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        // Names are made of letters, digits and hyphens, which are seen at once; other bytes are looked up.
        firstOutside(.token, in: base, from: start, to: end) { bytes in
            letters(bytes) | between(0x30, 0x39, bytes) | between(0x2D, 0x2D, bytes)
        }
    }

    /// The offset of the first byte that is not in the set, else `end`; the set holds letters, digits, `_` and
    /// ``&'()*+,-./:;``, as all sets of target parts do.
    @inline(__always)
    static func firstOutside(targetSet set: ByteSet, in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        firstOutside(set, in: base, from: start, to: end) { bytes in
            letters(bytes) | between(0x26, 0x3B, bytes) | between(0x5F, 0x5F, bytes)
        }
    }

    /// The offset of the first byte that is not in the set, else `end`.
    @inline(__always)
    static func firstOutside(_ set: ByteSet, in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
        var offset = start
        while offset < end, set.contains(byte(base, offset)) { offset &+= 1 }
        return offset
    }

    /// - Parameter common: Marks bytes below 0x80 that are in the set for certain; of other bytes it is not asked.
    @inline(__always)
    private static func firstOutside(
        _ set: ByteSet, in base: UnsafeRawPointer, from start: Int, to end: Int, common: (Block) -> Block
    ) -> Int {
        var offset = start
        while true {
            offset = search(base, offset, end) { bytes in
                ~common(bytes & every(0x7F)) | bytes
            } or: {
                !set.contains($0)
            }
            guard offset < end, set.contains(byte(base, offset)) else { return offset }
            offset &+= 1
        }
    }

    @inline(__always)
    private static func search(
        _ base: UnsafeRawPointer, _ start: Int, _ end: Int, marks: (Block) -> Block, or isHit: (UInt8) -> Bool
    ) -> Int {
        var offset = start
        while end &- offset >= 16 {
            let block = marks(base.loadUnaligned(fromByteOffset: offset, as: Block.self)) & every(0x80)
            if block[0] | block[1] != 0 { return offset &+ firstMark(block[0], block[1]) }
            offset &+= 16
        }
        guard offset < end else { return end }
        guard end >= 16 else {
            while offset < end, !isHit(byte(base, offset)) { offset &+= 1 }
            return offset
        }
        // The last sixteen bytes; in the place of those before `offset` stands an "a", which no search looks for.
        let last = end &- 16
        let known = UInt64((offset &- last) &* 8)
        let unknown = Block(
            known < 64 ? UInt64.max &<< known : 0, known > 64 ? UInt64.max &<< (known &- 64) : .max)
        let bytes = base.loadUnaligned(fromByteOffset: last, as: Block.self)
        let block = marks(bytes & unknown | every(0x61) & ~unknown) & every(0x80)
        return block[0] | block[1] != 0 ? last &+ firstMark(block[0], block[1]) : end
    }

    @inline(__always) private static func every(_ byte: UInt8) -> Block {
        Block(repeating: 0x0101_0101_0101_0101 &* UInt64(byte))
    }

    /// Marks the bytes that are zero.
    @inline(__always) private static func zeros(_ bytes: Block) -> Block {
        (bytes &- every(1)) & ~bytes
    }

    /// Marks the bytes below a bound of at most 0x80.
    @inline(__always) private static func below(_ bound: UInt8, _ bytes: Block) -> Block {
        (bytes &- every(bound)) & ~bytes
    }

    /// Marks letters, of bytes below 0x80: no sum exceeds a byte.
    @inline(__always) private static func letters(_ bytes: Block) -> Block { between(0x61, 0x7A, bytes | every(0x20)) }

    /// Marks the bytes from `low` to `high`, of bytes below 0x80: no sum exceeds a byte.
    @inline(__always) private static func between(_ low: UInt8, _ high: UInt8, _ bytes: Block) -> Block {
        (bytes &+ every(0x80 &- low)) & ~(bytes &+ every(0x7F &- high))
    }

    /// The number of the first marked byte, where one is marked.
    @inline(__always) private static func firstMark(_ low: UInt64, _ high: UInt64) -> Int {
        (low != 0 ? low.trailingZeroBitCount : 64 &+ high.trailingZeroBitCount) >> 3
    }
}
