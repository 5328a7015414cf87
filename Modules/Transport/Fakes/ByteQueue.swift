/// Bytes in, bytes out.
struct ByteQueue {
    private var bytes: [UInt8] = []
    private var start = 0

    var count: Int { bytes.count - start }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ span: RawSpan) { span.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    mutating func append(_ more: [UInt8]) { bytes += more }

    mutating func take(_ wanted: Int) -> [UInt8] {
        let end = start + max(0, min(wanted, count))
        let taken = Array(bytes[start..<end])
        start = end
        if start == bytes.count {
            removeAll()
        } else if start > 4096, start * 2 > bytes.count {
            bytes.removeFirst(start)
            start = 0
        }
        return taken
    }

    mutating func removeAll() {
        bytes.removeAll()
        start = 0
    }
}
