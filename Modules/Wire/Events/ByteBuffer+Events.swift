extension ByteBuffer {
    /// Writes an event (WHATWG HTML section 9.2.5).
    ///
    /// Each line of the data becomes a data line, so that CR and CRLF in it arrive as LF.
    /// Refuses, and writes nothing for, a type or an id with a line end in it, and an id with NUL: they would end early
    /// or be ignored.
    public mutating func writeEvent(
        type: String? = nil, data: RawSpan, id: String? = nil, retryMilliseconds: UInt64? = nil
    ) throws(WireError) {
        guard !holdsLineEnd(type), !holdsLineEnd(id), id?.utf8.contains(0) != true else { throw WireError(.eventText) }
        if let type, !type.isEmpty { writeLine("event: ", type) }
        if let id { writeLine("id: ", id) }
        if let retryMilliseconds {
            append("retry: ")
            append(decimal: retryMilliseconds)
            append(ASCII.lineFeed)
        }
        writeLines("data: ", data)
        append(ASCII.lineFeed)
    }

    public mutating func writeEvent(
        type: String? = nil, data: String, id: String? = nil, retryMilliseconds: UInt64? = nil
    ) throws(WireError) {
        try writeEvent(type: type, data: data.utf8Span.span.bytes, id: id, retryMilliseconds: retryMilliseconds)
    }

    /// Writes a comment, which keeps a connection alive and means nothing; each line of it becomes one.
    public mutating func writeEventComment(_ text: String) {
        writeLines(": ", text.utf8Span.span.bytes)
        append(ASCII.lineFeed)
    }

    private func holdsLineEnd(_ text: String?) -> Bool {
        text?.utf8.contains { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn } == true
    }

    private mutating func writeLine(_ name: StaticString, _ value: String) {
        append(name)
        append(value)
        append(ASCII.lineFeed)
    }

    private mutating func writeLines(_ name: StaticString, _ text: RawSpan) {
        text.withUnsafeBytes { bytes in
            var start = 0
            while true {
                append(name)
                guard let base = bytes.baseAddress else { break }
                let end = ByteScan.firstLineEnd(in: base, from: start, to: bytes.count)
                append(base + start, end - start)
                guard end < bytes.count else { break }
                append(ASCII.lineFeed)
                start = end + 1
                if ByteScan.byte(base, end) == ASCII.carriageReturn, start < bytes.count,
                    ByteScan.byte(base, start) == ASCII.lineFeed
                {
                    start += 1
                }
            }
            append(ASCII.lineFeed)
        }
    }
}
