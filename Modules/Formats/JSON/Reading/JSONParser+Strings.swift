extension JSONParser {
    /// Reads the string whose opening quotation mark is next.
    mutating func string() throws(JSONFault) -> String {
        let start = index + 1
        let extent = try extent(from: start)
        index = extent.end + 1
        let raw = UnsafeRawBufferPointer(rebasing: bytes[start..<extent.end])
        if extent.isASCII {
            return extent.firstEscape == nil
                ? String(decoding: raw, as: UTF8.self) : try unescaped(raw, start, isASCII: true)
        }
        // Escapes are ASCII, so the bytes are valid as they stand if and only if they are when unescaped.
        let text: UTF8Span
        do {
            text = try UTF8Span(validating: raw.assumingMemoryBound(to: UInt8.self).span)
        } catch {
            throw JSONFault(.encoding, "the string is not valid UTF-8", at: start + error.byteOffsets.lowerBound)
        }
        return extent.firstEscape == nil ? String(copying: text) : try unescaped(raw, start, isASCII: false)
    }

    /// How far a string reaches, and what it holds.
    private struct Extent {
        /// Where the closing quotation mark stands.
        var end: Int
        var firstEscape: Int?
        var isASCII = true
    }

    private func extent(from start: Int) throws(JSONFault) -> Extent {
        var extent = Extent(end: start)
        var seen: UInt64 = 0
        while true {
            var byte: UInt8 = 0
            while extent.end &+ 8 <= bytes.count {
                let word = JSONBlocks.word(bytes, extent.end)
                let marks = JSONBlocks.quotesAndBackslashes(word) | JSONBlocks.controls(word)
                guard marks == 0 else {
                    let place = marks.trailingZeroBitCount &>> 3
                    seen |= word & ((1 &<< UInt64(8 &* place)) &- 1)
                    extent.end &+= place
                    byte = UInt8(truncatingIfNeeded: word &>> UInt64(8 &* place))
                    break
                }
                seen |= word
                extent.end &+= 8
            }
            if byte == 0 {
                guard extent.end < bytes.count else {
                    throw JSONFault(.syntax, "the string has no closing quotation mark", at: start - 1)
                }
                byte = bytes[extent.end]
            }
            switch byte {
            case UInt8(ascii: "\""):
                extent.isASCII = seen & 0x8080_8080_8080_8080 == 0
                return extent
            case UInt8(ascii: "\\"):
                extent.firstEscape = extent.firstEscape ?? extent.end
                guard extent.end + 1 < bytes.count else {
                    throw JSONFault(.syntax, "the text ends within an escape", at: extent.end)
                }
                // What is escaped is judged when it is decoded; here it only must not end the string.
                seen |= UInt64(bytes[extent.end + 1])
                extent.end += 2
            case 0..<0x20:
                throw JSONFault(
                    .syntax, "a control character in a string must be written as an escape", at: extent.end)
            default:
                seen |= UInt64(byte)
                extent.end += 1
            }
        }
    }
}
