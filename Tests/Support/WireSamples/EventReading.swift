public import Wire

/// What a reader made of an event stream, in whatever pieces it came.
public struct EventReading: Hashable, Sendable {
    public struct Event: Hashable, Sendable {
        public let type: [UInt8]
        public let data: [UInt8]
        public let id: [UInt8]

        public init(type: [UInt8], data: [UInt8], id: [UInt8]) {
            self.type = type
            self.data = data
            self.id = id
        }
    }

    public private(set) var events: [Event] = []
    public private(set) var lastEventID: [UInt8] = []
    public private(set) var retry: UInt64?
    public private(set) var refusal: WireError.Code?

    public init(_ pieces: [[UInt8]], limits: EventLimits = EventLimits()) {
        var parser = EventParser(limits: limits)
        do throws(WireError) {
            for piece in pieces {
                var found: [Event] = []
                defer { events += found }
                try parser.parse(piece.span.bytes) { event in
                    found.append(
                        Event(
                            type: Array(event.unsafeType), data: Array(event.unsafeData), id: Array(event.unsafeID)))
                }
            }
        } catch {
            refusal = error.code
        }
        lastEventID = parser.lastEventID
        retry = parser.retryMilliseconds
    }
}
