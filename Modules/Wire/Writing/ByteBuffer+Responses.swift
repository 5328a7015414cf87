extension ByteBuffer {
    /// Writes "100 Continue", which asks a waiting client for its content (RFC 9110 section 15.2.1).
    public mutating func writeContinue() { append("HTTP/1.1 100 Continue\r\n\r\n") }

    /// Writes a whole response with a line of text, after which the connection is to be closed.
    ///
    /// - Parameters:
    ///   - text: For people; a line feed is put after it.
    ///   - date: The value of Date, as ``HTTPDateText`` makes it; nil where there is no clock (RFC 9110 section 6.6.1).
    ///   - answersHead: Whether the request was HEAD: the length is told and the text left out.
    public mutating func writeRefusal(_ status: Int, text: String, date: RawSpan?, answersHead: Bool = false) {
        writeStatusLine(status)
        if let date, SafeText.isValue(date) {
            append("Date: ")
            append(date)
            append("\r\n")
        }
        append("Content-Type: text/plain; charset=utf-8\r\n")
        writeContentLength(UInt64(text.utf8.count) + 1)
        append("Connection: close\r\n\r\n")
        guard !answersHead else { return }
        append(text)
        append(ASCII.lineFeed)
    }

    /// Writes the answer to a request that was refused, after which the connection is to be closed.
    public mutating func writeRefusal(_ error: WireError, date: RawSpan?) {
        writeRefusal(error.suggestedStatus ?? 400, text: error.description, date: date)
    }
}
