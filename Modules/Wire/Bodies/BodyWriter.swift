/// Frames the content of a message that we send, and holds it to the length that was declared.
///
/// ```swift
/// var body = BodyWriter(.chunked)
/// try body.write(event, to: &buffer)       // as often as there is content
/// try body.finish(&buffer)                 // the last chunk
/// ```
public struct BodyWriter: Sendable {
    private let framing: BodyFraming
    private var remaining: UInt64
    public private(set) var isFinished = false

    public init(_ framing: BodyFraming) {
        self.framing = framing
        remaining = if case .length(let length) = framing { length } else { 0 }
    }

    /// Writes content with its framing.
    ///
    /// It throws, and writes nothing, when that is more than was declared.
    public mutating func write(_ content: RawSpan, to buffer: inout ByteBuffer) throws(WireError) {
        try begin(content.byteCount, to: &buffer)
        buffer.append(content)
        end(content.byteCount, to: &buffer)
    }

    /// Writes what stands before `count` bytes of content, which the caller sends without copying them here.
    ///
    /// After the content comes ``end(_:to:)``; what it writes may be sent together with what comes next.
    public mutating func begin(_ count: Int, to buffer: inout ByteBuffer) throws(WireError) {
        guard count > 0 else { return }
        guard !isFinished else { throw WireError(.bodyTooLong) }
        switch framing {
        case .none: throw WireError(.bodyTooLong)
        case .untilClose: break
        case .length:
            guard UInt64(count) <= remaining else { throw WireError(.bodyTooLong) }
            remaining -= UInt64(count)
        case .chunked:
            buffer.append(hexadecimal: UInt64(count))
            buffer.append("\r\n")
        }
    }

    /// Writes what stands after the content that was begun.
    public func end(_ count: Int, to buffer: inout ByteBuffer) {
        if count > 0, framing == .chunked { buffer.append("\r\n") }
    }

    /// Writes the end of the message: of chunked content the last chunk and an empty trailer section.
    ///
    /// Throws when less was written than declared; the connection must then be closed (RFC 9112 section 8).
    public mutating func finish(_ buffer: inout ByteBuffer) throws(WireError) {
        guard !isFinished else { return }
        guard remaining == 0 else { throw WireError(.bodyTooShort) }
        isFinished = true
        if framing == .chunked { buffer.append("0\r\n\r\n") }
    }

    /// Writes the last chunk only: field lines of trailers and ``ByteBuffer/endFields()`` are to follow.
    public mutating func finishBeforeTrailers(_ buffer: inout ByteBuffer) throws(WireError) {
        guard framing == .chunked, !isFinished else { throw WireError(.bodyTooLong) }
        isFinished = true
        buffer.append("0\r\n")
    }
}
