extension ByteBuffer {
    /// Writes a request line with the method and target that were received or composed; refused is what could end it
    /// early (RFC 9112 section 3).
    ///
    /// Nothing is written when it throws.
    public mutating func writeRequestLine(
        method: RawSpan, target: RawSpan, version: HTTPVersion = .http11
    ) throws(WireError) {
        guard SafeText.isToken(method) else { throw WireError(.unsafeName) }
        guard SafeText.isTarget(target) else { throw WireError(.unsafeText) }
        append(method)
        append(ASCII.space)
        append(target)
        append(version == .http11 ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n")
    }

    /// Writes the request line of a head that was received, as a gateway sends it to an origin server: in HTTP/1.1
    /// (RFC 9110 section 2.5), and an absolute target as path and query (RFC 9112 section 3.2.1).
    ///
    /// - Parameter head: The bytes that `request` was read from.
    public mutating func copyRequestLine(_ request: RequestHead, from head: RawSpan) {
        let (method, target) = (request.methodRange, request.target.range)
        guard target.upperBound <= head.byteCount else { return }
        head.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            if request.target.form == .absolute {
                append(base + method.lowerBound, method.count + 1)
                appendOriginForm(request, base)
            } else {
                append(base + method.lowerBound, target.upperBound - method.lowerBound)
            }
            append(" HTTP/1.1\r\n")
        }
    }

    private mutating func appendOriginForm(_ request: RequestHead, _ base: UnsafeRawPointer) {
        let target = request.target
        // RFC 9112 section 3.2.4: OPTIONS for a whole server; else an empty path is "/" (RFC 9110 section 4.2.3).
        if target.path.isEmpty { append(request.method == .options && target.query == nil ? "*" : "/") }
        append(base + target.path.lowerBound, target.path.count)
        if let query = target.query {
            append(ASCII.questionMark)
            append(base + query.lowerBound, query.count)
        }
    }

    /// Writes a request line with a target that was composed.
    public mutating func writeRequestLine(
        _ method: Method, _ target: String, version: HTTPVersion = .http11
    ) throws(WireError) {
        guard method != .other else { throw WireError(.unsafeName) }
        guard SafeText.isTarget(target) else { throw WireError(.unsafeText) }
        append(method.text)
        append(ASCII.space)
        append(target)
        append(version == .http11 ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n")
    }

    /// Writes a status line of HTTP/1.1, which also answers HTTP/1.0 (RFC 9110 section 6.2), with the usual reason.
    ///
    /// A status that does not have three digits is written as 500.
    public mutating func writeStatusLine(_ status: Int) {
        writeStatus(status)
        append(StatusText.reason(status))
        append("\r\n")
    }

    /// Writes a status line with a reason that was received.
    public mutating func writeStatusLine(_ status: Int, reason: RawSpan) throws(WireError) {
        guard SafeText.isValue(reason) else { throw WireError(.unsafeText) }
        writeStatus(status)
        append(reason)
        append("\r\n")
    }

    private mutating func writeStatus(_ status: Int) {
        append("HTTP/1.1 ")
        append(decimal: (100...999).contains(status) ? UInt64(status) : 500)
        append(ASCII.space)
    }
}
