/// Looks at many bytes at once: finds where strings end and containers close.
///
/// Words of eight bytes find near ends, blocks of 64 far ones.
enum JSONBlocks {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Sets the top bit of the bytes that are `"` or `\`; above the lowest one set, bits may be wrong.
    @inline(__always)
    static func quotesAndBackslashes(_ word: UInt64) -> UInt64 {
        let quotes = word ^ 0x2222_2222_2222_2222
        let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
        return ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & highs
    }

    /// Sets the top bit of the bytes below 0x20; above the lowest one set, bits may be wrong.
    @inline(__always)
    static func controls(_ word: UInt64) -> UInt64 {
        (word &- 0x2020_2020_2020_2020) & ~word & highs
    }

    @inline(__always)
    static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// The first eight of some bytes as a word, padded with zeros.
    @inline(__always)
    static func prefix(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ length: Int) -> UInt64 {
        if length >= 8 { return word(bytes, offset) }
        if offset &+ 8 <= bytes.count { return word(bytes, offset) & ((1 &<< UInt64(8 &* length)) &- 1) }
        var prefix: UInt64 = 0
        for place in 0..<length { prefix |= UInt64(bytes[offset &+ place]) << UInt64(8 * place) }
        return prefix
    }

    /// The first `"` or `\` at or behind an offset, or the count of bytes.
    @inline(__always)
    static func quoteOrBackslash(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
        var index = offset
        while index &+ 8 <= bytes.count {
            let marks = quotesAndBackslashes(word(bytes, index))
            if marks != 0 { return index &+ marks.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") {
            index &+= 1
        }
        return index
    }

    /// The first byte at or behind an offset that a string may not hold as it is, or the count of bytes.
    @inline(__always)
    static func mustEscape(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
        var index = offset
        while index &+ 8 <= bytes.count {
            let next = word(bytes, index)
            let marks = quotesAndBackslashes(next) | controls(next)
            if marks != 0 { return index &+ marks.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < bytes.count, bytes[index] >= 0x20, bytes[index] != UInt8(ascii: "\""),
            bytes[index] != UInt8(ascii: "\\")
        { index &+= 1 }
        return index
    }

    /// The first `\` at or behind an offset, or the count of bytes.
    @inline(__always)
    static func backslash(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
        var index = offset
        while index &+ 8 <= bytes.count {
            let backslashes = word(bytes, index) ^ 0x5C5C_5C5C_5C5C_5C5C
            let marks = (backslashes &- ones) & ~backslashes & highs
            if marks != 0 { return index &+ marks.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: "\\") { index &+= 1 }
        return index
    }

    /// The quotation mark that ends the string whose content starts at an offset, or the count of bytes.
    @inline(__always)
    static func stringEnd(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
        var index = offset
        for _ in 0..<4 {
            guard index &+ 8 <= bytes.count else { break }
            let marks = quotesAndBackslashes(word(bytes, index))
            guard marks != 0 else {
                index &+= 8
                continue
            }
            index &+= marks.trailingZeroBitCount &>> 3
            if bytes[index] == UInt8(ascii: "\"") { return index }
            index &+= 2
        }
        return farStringEnd(bytes, from: index)
    }

    @inline(never)
    private static func farStringEnd(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
        var finder = JSONQuoteFinder()
        var index = offset
        while index &+ JSONBlock.size <= bytes.count, let block = JSONBlock(bytes, at: index) {
            let quotes = finder.quotes(in: block)
            if quotes != 0 { return index &+ quotes.trailingZeroBitCount }
            index &+= JSONBlock.size
        }
        if finder.isNextEscaped { index &+= 1 }
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\"") { return index }
            index &+= bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return bytes.count
    }
}
