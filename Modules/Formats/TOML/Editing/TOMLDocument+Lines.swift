extension TOMLDocument {
    /// The line end that the document uses, judged by its first.
    public var lineEnding: String {
        guard let first = bytes.firstIndex(of: .lineFeed), first > 0 else { return "\n" }
        return bytes[first - 1] == .carriageReturn ? "\r\n" : "\n"
    }

    /// Adds whole lines at the beginning of a line or at the end of the text, which keeps its final line end, or lack of one.
    func inserting(_ lines: [String], at offset: Int) -> TOMLSplice {
        let isAfterOpenLine = offset > textStart && bytes[offset - 1] != .lineFeed
        let text = lines.map { isAfterOpenLine ? lineEnding + $0 : $0 + lineEnding }.joined()
        return splice(offset..<offset, text)
    }

    func endOfLine(from offset: Int) -> Int {
        bytes[offset...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? bytes.count
    }

    func startOfLine(before offset: Int) -> Int {
        bytes[textStart..<offset].lastIndex(of: .lineFeed).map { $0 + 1 } ?? textStart
    }

    /// Steps back over the line end right before an offset.
    func startOfLineEnd(before offset: Int) -> Int {
        guard offset > textStart, bytes[offset - 1] == .lineFeed else { return offset }
        let lineFeed = offset - 1
        return lineFeed > textStart && bytes[lineFeed - 1] == .carriageReturn ? lineFeed - 1 : lineFeed
    }

    func isBlankLine(at offset: Int) -> Bool {
        bytes[offset..<endOfLine(from: offset)].allSatisfy { $0.isBlankOrLineEnd }
    }

    func isCommentLine(at offset: Int) -> Bool {
        bytes[offset..<endOfLine(from: offset)].first { !$0.isBlankOrLineEnd } == .hash
    }

    /// True at the beginning of the text and after a line with nothing on it.
    func followsBlankLine(_ offset: Int) -> Bool {
        guard offset > textStart else { return true }
        return isBlankLine(at: startOfLine(before: startOfLineEnd(before: offset)))
    }

    /// True when the text goes on with a line that has something on it.
    func precedesText(_ offset: Int) -> Bool { offset < bytes.count && !isBlankLine(at: offset) }

    /// Past the comments that stand at the top of the document, up to the first blank line or header.
    var endOfLeadingComment: Int {
        var offset = textStart
        while offset < bytes.count, isBlankLine(at: offset) { offset = endOfLine(from: offset) }
        while offset < bytes.count, isCommentLine(at: offset) { offset = endOfLine(from: offset) }
        return offset
    }
}

extension UInt8 {
    var isBlankOrLineEnd: Bool { self == .space || self == .tab || self == .lineFeed || self == .carriageReturn }
}
