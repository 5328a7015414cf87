/// A handler that writes down what it is told, and does on top what a test asks of it.
public final class RecordingHandler: ByteStreamHandler, ListenerHandler {
    /// Something that was told, bytes apart.
    public enum Event: Hashable, Sendable {
        case drained
        case peerFinished
        case closed(TransportError.Code?)
        case accepted
        case acceptFailed(TransportError.Code)
    }

    /// Everything but bytes, in order.
    public private(set) var events: [Event] = []
    /// All bytes, joined, and the sizes in which they came.
    public private(set) var bytes: [UInt8] = []
    public private(set) var pieces: [Int] = []
    public private(set) var accepted: [any ByteStream] = []

    public var onReceived: (() -> Void)?
    public var onEvent: ((Event) -> Void)?
    public var onAccepted: ((any ByteStream) -> Void)?

    public init() {}

    public var isClosed: Bool { events.contains { if case .closed = $0 { true } else { false } } }

    public func received(_ span: RawSpan) {
        span.withUnsafeBytes { bytes.append(contentsOf: $0) }
        pieces.append(span.byteCount)
        onReceived?()
    }

    public func drained() { add(.drained) }
    public func peerFinished() { add(.peerFinished) }
    public func closed(_ error: TransportError?) { add(.closed(error?.code)) }
    public func acceptFailed(_ error: TransportError) { add(.acceptFailed(error.code)) }

    public func accepted(_ stream: any ByteStream) {
        accepted.append(stream)
        add(.accepted)
        onAccepted?(stream)
    }

    private func add(_ event: Event) {
        events.append(event)
        onEvent?(event)
    }
}
