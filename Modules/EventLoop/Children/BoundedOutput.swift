/// What a program said, within a bound: its first bytes and its last.
public struct BoundedOutput: Hashable, Sendable {
    /// The beginning.
    public private(set) var first: [UInt8] = []
    /// How many bytes came in all.
    public private(set) var count = 0
    private let firstLimit: Int
    private let lastLimit: Int
    /// The bytes behind the first ones, in a ring once it is full.
    private var ring: [UInt8] = []
    private var start = 0

    public init(first firstLimit: Int, last lastLimit: Int) {
        self.firstLimit = max(0, firstLimit)
        self.lastLimit = max(0, lastLimit)
    }

    /// The end, without what ``first`` has.
    public var last: [UInt8] { Array(ring[start...] + ring[..<start]) }
    /// Whether bytes between the first and the last were dropped.
    public var isTruncated: Bool { count > first.count + ring.count }
    /// Both parts, joined even where something is missing between them.
    public var bytes: [UInt8] { first + last }
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public mutating func append(_ span: RawSpan) {
        span.withUnsafeBytes { bytes in
            count += bytes.count
            let head = bytes.prefix(firstLimit - first.count)
            first.append(contentsOf: head)
            keep(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(head.count).suffix(lastLimit)))
        }
    }

    private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
        let appended = bytes.prefix(lastLimit - ring.count)
        ring.append(contentsOf: appended)
        for byte in bytes.dropFirst(appended.count) {
            ring[start] = byte
            start = start + 1 == ring.count ? 0 : start + 1
        }
    }
}
