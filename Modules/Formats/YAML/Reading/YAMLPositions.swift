/// Turns libyaml's count of characters into byte offset, line and column.
///
/// libyaml also ends lines at NEL, LS and PS, as YAML 1.1 demands; editors do not. Only its character index is used, and
/// lines are counted as `TextPosition` counts them.
struct YAMLPositions {
    private static let stride = 64
    /// Byte offset of every 64th character: what lies between is walked.
    private var checkpoints: [Int] = []
    /// Character index of each line's first character.
    private var lineStarts = [0]
    private let bytes: [UInt8]
    private let end: Int
    private let start: TextPosition

    /// - Parameter start: Where character 0 stands in the whole text.
    init(bytes: [UInt8], range: Range<Int>, start: TextPosition) {
        self.bytes = bytes
        self.end = range.upperBound
        self.start = start
        var character = 0
        for index in range {
            let byte = bytes[index]
            guard byte & 0xC0 != 0x80 else { continue }
            if character % Self.stride == 0 { checkpoints.append(index) }
            character += 1
            let isBreak =
                byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
                    && (index + 1 == range.upperBound || bytes[index + 1] != UInt8(ascii: "\n"))
            if isBreak { lineStarts.append(character) }
        }
    }

    func position(ofCharacter character: Int) -> TextPosition {
        let line = lastLine(startingAtOrBefore: character)
        let column = character - lineStarts[line] + 1
        return TextPosition(
            offset: offset(ofCharacter: character), line: start.line + line,
            column: line == 0 ? start.column + column - 1 : column)
    }

    func position(ofByte offset: Int) -> TextPosition {
        TextPosition(offset: offset, in: bytes.span.bytes)
    }

    private func offset(ofCharacter character: Int) -> Int {
        let block = character / Self.stride
        guard block < checkpoints.count else { return end }
        var offset = checkpoints[block]
        for _ in 0..<(character % Self.stride) where offset < end {
            offset += 1
            while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    private func lastLine(startingAtOrBefore character: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= character { low = middle } else { high = middle }
        }
        return low
    }
}
