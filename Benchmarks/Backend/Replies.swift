import BenchKit

/// Replies made once and sent as they are; they live as long as the program.
struct Replies {
    let small: UnsafeRawBufferPointer
    let large: UnsafeRawBufferPointer
    /// The head of a stream of events.
    let streamHead: UnsafeRawBufferPointer
    /// The same with one event.
    let idle: UnsafeRawBufferPointer
    let manyEvents: UnsafeRawBufferPointer
    let streamEnd: UnsafeRawBufferPointer
    let lengthRequired: UnsafeRawBufferPointer
    let notFound: UnsafeRawBufferPointer

    static let eventsAtOnce = 80

    init() {
        let streamHead = Array(
            ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n").utf8)
        small = Self.keep(Self.sized("application/json", count: 128))
        large = Self.keep(Self.sized("application/octet-stream", count: 1 << 20))
        self.streamHead = Self.keep(streamHead)
        idle = Self.keep(streamHead + StreamEvent.chunk)
        manyEvents = Self.keep(Array((0..<Self.eventsAtOnce).map { _ in StreamEvent.chunk }.joined()))
        streamEnd = Self.keep(Array("0\r\n\r\n".utf8))
        lengthRequired = Self.keep(Array("HTTP/1.1 411 Length Required\r\nContent-Length: 0\r\n\r\n".utf8))
        notFound = Self.keep(Array("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".utf8))
    }

    private static func sized(_ type: String, count: Int) -> [UInt8] {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(count)\r\n\r\n"
        return Array(head.utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: count)
    }

    private static func keep(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        buffer.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(buffer)
    }
}
