/// Reads a stream of server-sent events (WHATWG HTML section 9.2.6), whose input may be split at any byte.
///
/// An event of one data line that lies in one input is lent without a copy. An event that the stream's end cuts off is
/// never dispatched, as the standard demands.
public struct EventParser: Sendable {
    private let limits: EventLimits
    /// Bytes of the byte order mark that have come; 3 when there is nothing more to look for.
    private var markLength = 0
    private var skipsLineFeed = false
    /// The start of a line that goes on in the next input.
    private var line: [UInt8] = []
    private var event: EventAssembly
    private var fault: WireFault?
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    public init(limits: EventLimits = EventLimits()) {
        self.limits = limits
        event = EventAssembly(limit: limits.event)
    }

    /// The id of the last event that was complete, for the Last-Event-ID of a new connection.
    public var lastEventID: [UInt8] { event.lastEventID }

    /// The time to wait before connecting again, if the stream has given one; the largest number for more than that.
    public var retryMilliseconds: UInt64? { event.retryMilliseconds }

    /// Takes the next bytes and hands out the events that they complete.
    ///
    /// Throws where a line or an event exceeds its limit; the stream is then of no further use.
    public mutating func parse(_ input: RawSpan, _ dispatch: (ServerSentEvent) -> Void) throws(WireError) {
        let found: WireFault? = input.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, fault == nil else { return fault }
            do throws(WireFault) {
                try read(base, buffer.count, dispatch)
            } catch {
                fault = error
            }
            return fault
        }
        if let found { throw WireError(found) }
    }

    private mutating func read(
        _ base: UnsafeRawPointer, _ count: Int, _ dispatch: (ServerSentEvent) -> Void
    ) throws(WireFault) {
        var offset = skipMark(base, count)
        while offset < count {
            if skipsLineFeed {
                skipsLineFeed = false
                if ByteScan.byte(base, offset) == ASCII.lineFeed {
                    offset &+= 1
                    continue
                }
            }
            let end = ByteScan.firstLineEnd(in: base, from: offset, to: count)
            guard line.count &+ (end &- offset) <= limits.line else { throw .eventLineTooLong }
            guard end < count else {
                line.append(contentsOf: UnsafeRawBufferPointer(start: base + offset, count: end &- offset))
                break
            }
            // A line ends with CR, LF or CRLF; the LF of the last may come with the next input.
            var next = end &+ 1
            if ByteScan.byte(base, end) == ASCII.carriageReturn {
                if next == count {
                    skipsLineFeed = true
                } else if ByteScan.byte(base, next) == ASCII.lineFeed {
                    next &+= 1
                }
            }
            if line.isEmpty {
                try event.take(base, offset..<end, input: base, end: next, dispatch)
            } else {
                try takeSplitLine(base, offset..<end, next, dispatch)
            }
            offset = next
        }
        event.keepLentText(base)
    }

    private mutating func takeSplitLine(
        _ base: UnsafeRawPointer, _ rest: Range<Int>, _ next: Int, _ dispatch: (ServerSentEvent) -> Void
    ) throws(WireFault) {
        // Taken out, so that its memory is nobody else's meanwhile; it comes back for the next split line.
        var whole: [UInt8] = []
        swap(&whole, &line)
        whole.append(contentsOf: UnsafeRawBufferPointer(start: base + rest.lowerBound, count: rest.count))
        try whole.span.bytes.withUnsafeBytes { bytes throws(WireFault) in
            guard let start = bytes.baseAddress else { return }
            try event.take(start, 0..<bytes.count, input: base, end: next, dispatch)
        }
        whole.forget()
        swap(&whole, &line)
    }

    /// One byte order mark at the very start is passed over; its bytes may come one by one.
    private mutating func skipMark(_ base: UnsafeRawPointer, _ count: Int) -> Int {
        var offset = 0
        while markLength < 3, offset < count {
            guard ByteScan.byte(base, offset) == EventParser.mark[markLength] else {
                // What looked like it in earlier inputs is the start of the first line.
                line.append(contentsOf: EventParser.mark.prefix(markLength - offset))
                markLength = 3
                return 0
            }
            markLength += 1
            offset += 1
        }
        return offset
    }
}
