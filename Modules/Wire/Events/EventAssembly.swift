/// The event that the lines of a stream are putting together (WHATWG HTML section 9.2.6).
struct EventAssembly: Sendable {
    private let limit: Int
    private var hasData = false
    private var data = EventText()
    private var type = EventText()
    /// Set by this event; nil where the last event id stays.
    private var newID: EventText?

    private(set) var lastEventID: [UInt8] = []
    private(set) var retryMilliseconds: UInt64?

    init(limit: Int) { self.limit = limit }

    /// Takes a line without its end: `base` is `input`, or a copy of a line that was split.
    mutating func take(
        _ base: UnsafeRawPointer, _ range: Range<Int>, input: UnsafeRawPointer, end: Int,
        _ dispatch: (ServerSentEvent) -> Void
    ) throws(WireFault) {
        guard !range.isEmpty else { return complete(input, end, dispatch) }
        let colon = ByteScan.first(ASCII.colon, in: base, from: range.lowerBound, to: range.upperBound)
        // One space after the colon belongs to neither; a line without a colon is a name with an empty value.
        var valueStart = min(colon &+ 1, range.upperBound)
        if valueStart < range.upperBound, ByteScan.byte(base, valueStart) == ASCII.space { valueStart &+= 1 }
        let value = UnsafeRawBufferPointer(start: base + valueStart, count: range.upperBound &- valueStart)
        let lent = base == input ? valueStart..<range.upperBound : nil
        let name = base + range.lowerBound
        switch colon &- range.lowerBound {
        case 4 where isName("data", name): addData(value, lent, input)
        case 5 where isName("event", name): type.set(value, lent)
        case 2 where isName("id", name):
            // An id with NUL is ignored.
            guard ByteScan.first(0, in: base, from: valueStart, to: range.upperBound) == range.upperBound else {
                return
            }
            var id = EventText()
            id.set(value, lent)
            newID = id
        case 5 where isName("retry", name): takeRetry(value)
        default: return
        }
        guard data.count + type.count + (newID?.count ?? 0) <= limit else { throw .eventTooLarge }
    }

    /// Copies what is lent from an input that goes.
    mutating func keepLentText(_ input: UnsafeRawPointer) {
        data.keep(input)
        type.keep(input)
        newID?.keep(input)
    }

    private mutating func addData(_ value: UnsafeRawBufferPointer, _ lent: Range<Int>?, _ input: UnsafeRawPointer) {
        if hasData { data.addLine(value, input) } else { data.set(value, lent) }
        hasData = true
    }

    /// Digits only, else ignored.
    private mutating func takeRetry(_ value: UnsafeRawBufferPointer) {
        guard !value.isEmpty, value.allSatisfy(ASCII.isDigit) else { return }
        var time: UInt64 = 0
        for byte in value {
            guard time < UInt64.max / 10 else {
                retryMilliseconds = .max
                return
            }
            time = time * 10 + UInt64(byte &- ASCII.zero)
        }
        retryMilliseconds = time
    }

    /// The empty line: the id counts in any case, and an event without data is none.
    private mutating func complete(_ input: UnsafeRawPointer, _ end: Int, _ dispatch: (ServerSentEvent) -> Void) {
        if let id = newID {
            lastEventID.removeAll(keepingCapacity: true)
            id.withBytes(input) { lastEventID.append(contentsOf: $0) }
            newID = nil
        }
        if hasData {
            data.withBytes(input) { data in
                type.withBytes(input) { type in
                    lastEventID.withUnsafeBytes { id in
                        dispatch(ServerSentEvent(unsafeType: type, unsafeData: data, unsafeID: id, end: end))
                    }
                }
            }
            hasData = false
            data.clear()
        }
        type.clear()
    }

    /// Names are compared exactly, with regard to case.
    @inline(__always) private func isName(_ text: StaticString, _ base: UnsafeRawPointer) -> Bool {
        for offset in 0..<text.utf8CodeUnitCount where ByteScan.byte(base, offset) != text.utf8Start[offset] {
            return false
        }
        return true
    }
}
