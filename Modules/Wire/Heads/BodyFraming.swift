/// How the end of a message's content is found (RFC 9112 section 6.3).
public enum BodyFraming: Hashable, Sendable {
    /// There is no content.
    case none
    /// That many bytes follow the head.
    case length(UInt64)
    /// Chunks follow, the last of them empty, and trailers.
    case chunked
    /// A response whose content ends with the connection.
    case untilClose

    /// Whether no byte of content can follow.
    public var isEmpty: Bool { self == .none || self == .length(0) }
}

/// What the fields of a head declare about the content, before the kind of message decides what it means.
enum DeclaredFraming {
    case nothing
    case length(UInt64)
    case chunked

    static func read(
        _ fields: FieldTable, _ base: UnsafeRawPointer, _ version: HTTPVersion
    ) throws(WireFault) -> DeclaredFraming {
        if fields.contains(.transferEncoding) {
            // RFC 9112 section 6.1: in HTTP/1.0 it makes the framing faulty, and beside Content-Length it is an attempt
            // at smuggling, which section 6.3 item 3 lets a server refuse.
            guard version >= .http11 else { throw .transferEncodingInOldVersion }
            guard !fields.contains(.contentLength) else { throw .lengthBesideTransferEncoding }
            try checkTransferEncoding(fields, base)
            return .chunked
        }
        guard fields.contains(.contentLength) else { return .nothing }
        // RFC 9110 section 8.6 leaves it to the recipient to refuse a length that is repeated, even the same one:
        // peers disagree on which of them counts.
        guard let value = fields.onlyValue(.contentLength) else { throw .contentLengthRepeated }
        return .length(try length(base, value))
    }

    /// Content-Length = 1*DIGIT (RFC 9110 section 8.6); at most 18 digits count, which is more than any disk holds.
    private static func length(_ base: UnsafeRawPointer, _ range: Range<Int>) throws(WireFault) -> UInt64 {
        guard !range.isEmpty else { throw .contentLength }
        var value: UInt64 = 0
        for offset in range {
            let byte = ByteScan.byte(base, offset)
            guard ASCII.isDigit(byte) else {
                throw byte == ASCII.comma ? .contentLengthRepeated : .contentLength
            }
            guard value < 100_000_000_000_000_000 else { throw .contentLengthTooLarge }
            value = value &* 10 &+ UInt64(byte &- ASCII.zero)
        }
        return value
    }

    /// `chunked`, once, and nothing else.
    ///
    /// Empty elements, which section 5.6.1.2 of RFC 9110 would have passed over, are refused: no sender makes them, and
    /// peers read them differently.
    private static func checkTransferEncoding(_ fields: FieldTable, _ base: UnsafeRawPointer) throws(WireFault) {
        guard let value = fields.onlyValue(.transferEncoding) else {
            throw .transferEncodingRepeated
        }
        if LowercaseText.matches("chunked", base, value) { return }
        guard !value.isEmpty else { throw .transferEncoding }
        var elements = ListElements(value)
        var chunked = 0
        var isLast = false
        var count = 0
        while let element = elements.next(base) {
            count += 1
            isLast = LowercaseText.matches("chunked", base, element)
            if isLast { chunked += 1 }
            guard let end = tokenEnd(base, element), end == element.upperBound || isParameters(base, end) else {
                throw .transferEncoding
            }
            // RFC 9112 section 7: chunked has no parameters, and some are an error.
            if end < element.upperBound, LowercaseText.matches("chunked", base, element.lowerBound..<end) {
                throw .transferEncoding
            }
        }
        if chunked > 1 { throw .transferEncodingRepeated }
        if chunked == 1, count == 1 || !isLast { throw isLast ? .transferEncoding : .chunkedNotLast }
        throw count == 0 ? .transferEncoding : .transferCodingUnknown
    }

    private static func tokenEnd(_ base: UnsafeRawPointer, _ range: Range<Int>) -> Int? {
        let end = ByteScan.firstOutside(.token, in: base, from: range.lowerBound, to: range.upperBound)
        return end > range.lowerBound ? end : nil
    }

    private static func isParameters(_ base: UnsafeRawPointer, _ offset: Int) -> Bool {
        let byte = ByteScan.byte(base, offset)
        return byte == ASCII.semicolon || ASCII.isBlank(byte)
    }
}
