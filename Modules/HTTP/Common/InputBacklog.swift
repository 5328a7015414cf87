/// Bytes that arrived before anyone wanted them; owns no memory while there are none.
struct InputBacklog {
    private var bytes: [UInt8] = []
    private var start = 0

    var count: Int { bytes.count - start }
    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ span: RawSpan) {
        guard span.byteCount > 0 else { return }
        if start > 0, start >= bytes.count / 2 {
            bytes.removeFirst(start)
            start = 0
        }
        span.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    /// All of them, and it is empty afterwards.
    mutating func take() -> ArraySlice<UInt8> {
        defer {
            bytes = []
            start = 0
        }
        return bytes[start...]
    }
}
