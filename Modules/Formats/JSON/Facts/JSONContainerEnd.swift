/// Finds where an open object or array ends, by counting the brackets that stand outside strings.
///
/// Nothing else is looked at: in valid JSON the count finds the end, and in anything else any answer will do as long
/// as it lies within the text.
struct JSONContainerEnd {
    enum Outcome {
        /// The container ends before this offset.
        case end(Int)
        /// Nested deeper than allowed, here.
        case tooDeep(Int)
        case missing
    }

    private var finder = JSONQuoteFinder()
    /// All ones while the last block ended within a string.
    private var inString: UInt64 = 0
    private var level = 1
    private let deepest: Int

    /// - Parameter deepest: how many levels may be open, the container itself included.
    init(deepest: Int) { self.deepest = deepest }

    mutating func find(in bytes: UnsafeRawBufferPointer, from start: Int) -> Outcome {
        var index = start
        while index &+ JSONBlock.size <= bytes.count, let block = JSONBlock(bytes, at: index) {
            let quotes = finder.quotes(in: block)
            // Most blocks of a long text lie within one string.
            if inString == 0 || quotes != 0 {
                let strings = JSONQuoteFinder.inside(quotes) ^ inString
                inString = UInt64(bitPattern: Int64(bitPattern: strings) &>> 63)
                let opening = block.positions(of: UInt8(ascii: "{"), folding: 0x20) & ~strings
                let closing = block.positions(of: UInt8(ascii: "}"), folding: 0x20) & ~strings
                if level > closing.nonzeroBitCount, level &+ opening.nonzeroBitCount <= deepest {
                    level &+= opening.nonzeroBitCount &- closing.nonzeroBitCount
                } else if let outcome = walk(opening, closing, from: index) {
                    return outcome
                }
            }
            index &+= JSONBlock.size
        }
        return findInTail(bytes, from: index)
    }

    /// Follows the brackets of a block one by one.
    private mutating func walk(_ opening: UInt64, _ closing: UInt64, from index: Int) -> Outcome? {
        var brackets = opening | closing
        while brackets != 0 {
            let place = brackets.trailingZeroBitCount
            brackets &= brackets &- 1
            if let outcome = step(opens: opening &>> UInt64(place) & 1 == 1, at: index &+ place) { return outcome }
        }
        return nil
    }

    private mutating func step(opens: Bool, at index: Int) -> Outcome? {
        level &+= opens ? 1 : -1
        if level == 0 { return .end(index &+ 1) }
        return level > deepest ? .tooDeep(index) : nil
    }

    /// The last bytes, fewer than a block, one by one.
    private mutating func findInTail(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Outcome {
        var isEscaped = finder.isNextEscaped
        var isInString = inString != 0
        for index in start..<bytes.count {
            let byte = bytes[index]
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
                continue
            } else if byte == UInt8(ascii: "\"") {
                isInString.toggle()
                continue
            }
            // `[` and `{`, `]` and `}` differ in one bit.
            let folded = byte | 0x20
            guard !isInString, folded == UInt8(ascii: "{") || folded == UInt8(ascii: "}") else { continue }
            if let outcome = step(opens: folded == UInt8(ascii: "{"), at: index) { return outcome }
        }
        return .missing
    }
}
