import CVectors

/// Where certain bytes stand within a block of 64: bit n for the n-th byte.
struct JSONBlock {
    static let size = 64

    private let start: UnsafeRawPointer

    /// The caller makes sure that 64 bytes follow the offset; nil where there are no bytes at all.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        guard let base = bytes.baseAddress else { return nil }
        start = base + offset
    }

    /// Where a byte stands, once the bits of `folding` are set in every byte of the block.
    @inline(__always)
    func positions(of byte: UInt8, folding: UInt8 = 0) -> UInt64 { CVectors_positions(start, byte, folding) }
}

/// Finds the quotation marks that are not escaped, block after block.
struct JSONQuoteFinder {
    /// Whether an escape reaches over into the next block.
    private var reachesOver: UInt64 = 0

    /// The unescaped quotation marks of the next block.
    ///
    /// In a run of backslashes every second one is escaped. Subtracting the start of each run from the odd positions
    /// makes a carry run through it, which tells the two apart without a loop.
    @inline(__always)
    mutating func quotes(in block: JSONBlock) -> UInt64 {
        let odd: UInt64 = 0xAAAA_AAAA_AAAA_AAAA
        let backslashes = block.positions(of: UInt8(ascii: "\\"))
        let starts = backslashes & ~reachesOver
        let escapes = (((starts &<< 1) | odd) &- starts) ^ odd
        let escaped = escapes ^ (backslashes | reachesOver)
        reachesOver = (escapes & backslashes) &>> 63
        return block.positions(of: UInt8(ascii: "\"")) & ~escaped
    }

    /// For each byte of a block whether an odd number of quotation marks stands at it or before it.
    @inline(__always)
    static func inside(_ quotes: UInt64) -> UInt64 {
        var word = quotes
        word ^= word &<< 1
        word ^= word &<< 2
        word ^= word &<< 4
        word ^= word &<< 8
        word ^= word &<< 16
        return word ^ word &<< 32
    }

    /// Whether the byte behind the last block is escaped.
    var isNextEscaped: Bool { reachesOver != 0 }
}
