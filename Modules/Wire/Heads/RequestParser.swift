/// Reads request heads, one after the other on a connection (RFC 9112 sections 2 to 6).
///
/// Hand it all bytes since the start of the message each time that more have come; it goes on where it stopped and
/// looks at no byte twice. The parser keeps its memory from one head to the next.
///
/// ```swift
/// switch parser.parse(bytes) {
/// case .complete(let length): // parser.head and parser.fields are valid, the content begins at `length`
/// case .needMore, .failed: …
/// }
/// parser.reset()              // before the next message
/// ```
public struct RequestParser: Sendable {
    fileprivate enum Phase: UInt8 { case start, method, target, version, fields, complete, failed }

    private let limits: HeadLimits
    private var phase = Phase.start
    private var lineStart = 0
    private var targetStart = 0
    private var cursor = 0
    private var fault = WireFault.requestLine
    private var section: FieldSection

    /// Valid after ``HeadProgress/complete(_:)``.
    public private(set) var head = RequestHead()
    /// The fields of the head; valid after ``HeadProgress/complete(_:)``.
    public var fields: FieldTable { section.table }

    public init(limits: HeadLimits = HeadLimits()) {
        self.limits = limits.bounded
        section = FieldSection(limits)
    }

    /// Prepares for the next message.
    public mutating func reset() {
        phase = .start
        cursor = 0
        head = RequestHead()
        section.table.removeAll()
    }

    /// Prepares for the next message, and gives back memory until it comes.
    public mutating func releaseMemory() {
        reset()
        section.table.releaseMemory()
    }

    /// Whether nothing of a message has come yet: a connection that ends here ends in good order.
    public var isAtStart: Bool { phase == .start && cursor == 0 }

    /// Reads on; `bytes` are all bytes since the start of the message, and may go on beyond the head.
    public mutating func parse(_ bytes: RawSpan) -> HeadProgress {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return phase == .failed ? .failed(WireError(fault)) : .needMore }
            do throws(WireFault) {
                guard try advance(base, min(buffer.count, limits.total)) else {
                    guard buffer.count >= limits.total else { return .needMore }
                    throw phase < .fields ? .targetTooLong : .headTooLarge
                }
                return .complete(head.length)
            } catch {
                phase = .failed
                fault = error
                return .failed(WireError(error))
            }
        }
    }

    /// - Returns: Whether the head is complete.
    private mutating func advance(_ base: UnsafeRawPointer, _ count: Int) throws(WireFault) -> Bool {
        while true {
            switch phase {
            case .start:
                guard try skipEmptyLine(base, count) else { return false }
            case .method:
                guard try readMethod(base, count) else { return false }
            case .target:
                guard try readTarget(base, count) else { return false }
            case .version:
                guard try readVersion(base, count) else { return false }
            case .fields:
                switch section.scan(base, count) {
                case .needMore: return false
                case .failed(let fault): throw fault
                case .end(let end):
                    head.length = end
                    try RequestSemantics.finish(&head, &section.table, base, limits)
                    phase = .complete
                }
            case .complete: return true
            case .failed: throw fault
            }
        }
    }

    /// RFC 9112 section 2.2: at least one empty line before the request line is to be passed over; here exactly one.
    private mutating func skipEmptyLine(_ base: UnsafeRawPointer, _ count: Int) throws(WireFault) -> Bool {
        guard count > 0 else { return false }
        if ByteScan.byte(base, 0) == ASCII.carriageReturn {
            guard count > 1 else { return false }
            guard ByteScan.byte(base, 1) == ASCII.lineFeed else { throw .bareCarriageReturn }
            cursor = 2
        }
        lineStart = cursor
        phase = .method
        return true
    }

    private mutating func readMethod(_ base: UnsafeRawPointer, _ count: Int) throws(WireFault) -> Bool {
        let end = min(count, lineStart &+ Method.longest &+ 1)
        cursor = ByteScan.firstOutside(.token, in: base, from: cursor, to: end)
        guard cursor &- lineStart <= Method.longest else { throw .methodTooLong }
        guard cursor < count else { return false }
        guard ByteScan.byte(base, cursor) == ASCII.space, cursor > lineStart else {
            throw ByteScan.byte(base, cursor) == ASCII.lineFeed ? .bareLineFeed : .requestLine
        }
        head.methodExtent = Extent(lineStart..<cursor)
        head.method = Method.find(base + lineStart, cursor &- lineStart)
        cursor &+= 1
        targetStart = cursor
        phase = .target
        return true
    }

    private mutating func readTarget(_ base: UnsafeRawPointer, _ count: Int) throws(WireFault) -> Bool {
        let end = min(count, lineStart &+ limits.startLine &+ 1)
        cursor = ByteScan.firstInvisible(in: base, from: cursor, to: end)
        guard cursor &- lineStart <= limits.startLine else { throw .targetTooLong }
        guard cursor < count else { return false }
        let byte = ByteScan.byte(base, cursor)
        guard byte == ASCII.space, cursor > targetStart else {
            throw byte == ASCII.lineFeed ? .bareLineFeed : byte > 0x7E ? .target : .requestLine
        }
        head.target = try RequestTarget.read(base, targetStart..<cursor, head.method)
        cursor &+= 1
        phase = .version
        return true
    }

    private mutating func readVersion(_ base: UnsafeRawPointer, _ count: Int) throws(WireFault) -> Bool {
        guard cursor &+ VersionText.length &- lineStart <= limits.startLine else { throw .targetTooLong }
        guard let version = try VersionText.read(base, at: cursor, count: count, malformed: .requestLine) else {
            return false
        }
        let end = cursor &+ VersionText.length
        guard count > end else { return false }
        guard ByteScan.byte(base, end) == ASCII.carriageReturn else {
            throw ByteScan.byte(base, end) == ASCII.lineFeed ? .bareLineFeed : .requestLine
        }
        guard count > end &+ 1 else { return false }
        guard ByteScan.byte(base, end &+ 1) == ASCII.lineFeed else { throw .bareCarriageReturn }
        head.version = version
        section.begin(at: end &+ 2)
        phase = .fields
        return true
    }
}

extension RequestParser.Phase: Comparable {
    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
