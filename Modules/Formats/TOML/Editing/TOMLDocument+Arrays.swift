extension TOMLDocument {
    /// Adds an element at the end of an array, on a line of its own if the last one has one.
    func appendElement(_ text: String, to array: Int) -> TOMLSplice {
        let span = tree[array].span
        guard let last = tree[array].children.last else {
            let inside = span.lowerBound + 1..<span.upperBound - 1
            let isEmpty = bytes[inside].allSatisfy { $0 == .space || $0 == .tab }
            return splice(isEmpty ? inside : inside.lowerBound..<inside.lowerBound, text)
        }
        let end = tree[last].span.upperBound
        let comma = comma(after: last)
        let lineStart = startOfLine(before: tree[last].start)
        let indentation = bytes[lineStart..<tree[last].start]
        let isOnItsOwnLine = indentation.allSatisfy { $0 == .space || $0 == .tab }
        guard isOnItsOwnLine, let lineEnd = endOfCommentedLine(from: comma.map { $0 + 1 } ?? end) else {
            guard let comma else { return splice(end..<end, ", \(text)") }
            return splice(comma + 1..<comma + 1, " \(text),")
        }
        let line = "\(lineEnding)\(String(decoding: indentation, as: UTF8.self))\(text)"
        if comma != nil { return splice(lineEnd..<lineEnd, "\(line),") }
        // The missing comma goes before a comment at the end of the line, the new line behind it.
        let comment = String(decoding: bytes[end..<lineEnd], as: UTF8.self)
        return splice(end..<lineEnd, ",\(comment)\(line)")
    }

    /// Removes an element with one comma; with its whole line if nothing else stands there.
    func removeElement(_ element: Int) -> [TOMLSplice] {
        let span = tree[element].span
        let comma = comma(after: element)
        if let comma, bytes[span.upperBound..<comma].contains(.hash) {
            return [splice(span, ""), splice(comma..<comma + 1, "")]
        }
        let end = comma.map { $0 + 1 } ?? span.upperBound
        let lineStart = startOfLine(before: span.lowerBound)
        if bytes[lineStart..<span.lowerBound].allSatisfy({ $0 == .space || $0 == .tab }),
            let lineEnd = endOfCommentedLine(from: end)
        {
            return [splice(lineStart..<endOfLine(from: lineEnd), "")]
        }
        if comma != nil { return [splice(span.lowerBound..<skippingBlanks(from: end), "")] }
        let ordinal = tree[element].ordinal
        guard ordinal > 0, let previous = self.comma(after: tree[tree[element].parent].children[ordinal - 1]),
            skippingBlanks(from: previous + 1) == span.lowerBound
        else { return [splice(span, "")] }
        return [splice(previous..<span.upperBound, "")]
    }

    private func comma(after element: Int) -> Int? {
        var scanner = TOMLScanner(bytes)
        scanner.index = tree[element].span.upperBound
        guard (try? scanner.skipTrivia()) != nil, scanner.current == .comma else { return nil }
        return scanner.index
    }

    private func skippingBlanks(from offset: Int) -> Int {
        bytes[offset...].firstIndex { $0 != .space && $0 != .tab } ?? bytes.count
    }

    /// Where the line ends, if only blanks and a comment follow on it.
    private func endOfCommentedLine(from offset: Int) -> Int? {
        var scanner = TOMLScanner(bytes)
        scanner.index = offset
        scanner.skipBlanks()
        guard (try? scanner.skipComment()) != nil else { return nil }
        let end = scanner.index
        guard scanner.current == .lineFeed || scanner.current == .carriageReturn else { return nil }
        return end
    }
}
