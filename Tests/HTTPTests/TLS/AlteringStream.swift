import Transport

/// A stream that changes one byte of those written, counts the writes, and passes on everything else.
final class AlteringStream: ByteStream {
    private let stream: any ByteStream
    private var offset: Int?
    private var byteCount = 0
    private(set) var writes: [Int] = []

    init(_ stream: any ByteStream, at offset: Int? = nil) {
        self.stream = stream
        self.offset = offset
    }

    /// Changes the byte that comes after so many more.
    func alter(after count: Int) { offset = byteCount + count }

    var handler: (any ByteStreamHandler)? {
        get { stream.handler }
        set { stream.handler = newValue }
    }
    var localAddress: SocketAddress? { stream.localAddress }
    var peerAddress: SocketAddress? { stream.peerAddress }
    var isClosed: Bool { stream.isClosed }
    var queuedByteCount: Int { stream.queuedByteCount }

    func write(_ bytes: RawSpan) -> WriteResult {
        writes.append(bytes.byteCount)
        return pass(bytes)
    }

    func write(_ head: RawSpan, _ body: RawSpan) -> WriteResult {
        writes.append(head.byteCount + body.byteCount)
        _ = pass(head)
        return pass(body)
    }

    private func pass(_ bytes: RawSpan) -> WriteResult {
        var copy = bytes.withUnsafeBytes { Array($0) }
        if let offset, (byteCount..<byteCount + copy.count).contains(offset) { copy[offset - byteCount] ^= 0x40 }
        byteCount += copy.count
        return stream.write(copy.span.bytes)
    }

    func pauseReading() { stream.pauseReading() }
    func resumeReading() { stream.resumeReading() }
    func shutdownWrite() { stream.shutdownWrite() }
    func close() { stream.close() }
    func abort() { stream.abort() }
}
