/// Reads response heads (RFC 9112 sections 2 and 4 to 6).
///
/// As with ``RequestParser``: hand it all bytes since the start of the head each time that more have come.
public struct ResponseParser: Sendable {
    fileprivate enum Phase: UInt8 { case version, status, reason, fields, complete, failed }

    private let limits: HeadLimits
    private var phase = Phase.version
    private var cursor = 0
    private var reasonStart = 0
    private var fault = WireFault.statusLine
    private var section: FieldSection

    /// Valid after ``HeadProgress/complete(_:)``.
    public private(set) var head = ResponseHead()
    /// The fields of the head; valid after ``HeadProgress/complete(_:)``.
    public var fields: FieldTable { section.table }

    public init(limits: HeadLimits = HeadLimits()) {
        self.limits = limits.bounded
        section = FieldSection(limits)
    }

    /// Prepares for the next head: after an interim response, or for the next exchange.
    public mutating func reset() {
        phase = .version
        cursor = 0
        head = ResponseHead()
        section.table.removeAll()
    }

    /// Prepares for the next head, and gives back memory until it comes.
    public mutating func releaseMemory() {
        reset()
        section.table.releaseMemory()
    }

    /// Reads on; `method` is that of the request which is answered, and decides about the content.
    public mutating func parse(_ bytes: RawSpan, answering method: Method) -> HeadProgress {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return phase == .failed ? .failed(WireError(fault)) : .needMore }
            do throws(WireFault) {
                guard try advance(base, min(buffer.count, limits.total), method) else {
                    guard buffer.count >= limits.total else { return .needMore }
                    throw .headTooLarge
                }
                return .complete(head.length)
            } catch {
                phase = .failed
                fault = error
                return .failed(WireError(error))
            }
        }
    }

    private mutating func advance(
        _ base: UnsafeRawPointer, _ count: Int, _ method: Method
    ) throws(WireFault) -> Bool {
        while true {
            switch phase {
            case .version:
                guard let version = try VersionText.read(base, at: 0, count: count, malformed: .statusLine) else {
                    return false
                }
                head.version = version
                cursor = VersionText.length
                phase = .status
            case .status:
                guard try readStatus(base, count) else { return false }
            case .reason:
                guard try readReason(base, count) else { return false }
            case .fields:
                switch section.scan(base, count) {
                case .needMore: return false
                case .failed(let fault): throw fault
                case .end(let end):
                    head.length = end
                    try ResponseSemantics.finish(&head, &section.table, base, limits, method)
                    phase = .complete
                }
            case .complete: return true
            case .failed: throw fault
            }
        }
    }

    /// SP, three digits, SP: the second space stands there even before an empty reason (RFC 9112 section 4).
    private mutating func readStatus(_ base: UnsafeRawPointer, _ count: Int) throws(WireFault) -> Bool {
        let start = VersionText.length
        while cursor < min(count, start + 5) {
            let byte = ByteScan.byte(base, cursor)
            let isSpace = cursor == start || cursor == start + 4
            guard isSpace ? byte == ASCII.space : ASCII.isDigit(byte) else { throw .statusLine }
            if !isSpace { head.status = head.status * 10 + Int(byte &- ASCII.zero) }
            cursor += 1
        }
        guard cursor == start + 5 else { return false }
        // RFC 9110 section 15: the first digit says the class, and no class is called 0.
        guard head.status >= 100 else { throw .status }
        reasonStart = cursor
        phase = .reason
        return true
    }

    private mutating func readReason(_ base: UnsafeRawPointer, _ count: Int) throws(WireFault) -> Bool {
        while true {
            cursor = ByteScan.firstControl(in: base, from: cursor, to: count)
            guard cursor <= limits.startLine else { throw .statusLineTooLong }
            guard cursor < count else { return false }
            let byte = ByteScan.byte(base, cursor)
            if byte == ASCII.tab {
                cursor &+= 1
                continue
            }
            guard byte == ASCII.carriageReturn else { throw byte == ASCII.lineFeed ? .bareLineFeed : .statusLine }
            guard cursor &+ 1 < count else { return false }
            guard ByteScan.byte(base, cursor &+ 1) == ASCII.lineFeed else { throw .bareCarriageReturn }
            break
        }
        head.reasonRange = reasonStart..<cursor
        section.begin(at: cursor &+ 2)
        phase = .fields
        return true
    }
}
