import Transport
public import Wire

/// Why a WebSocket did not open, or came to an end without a goodbye.
public struct WebSocketError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String { case connecting, refused, malformed, unwelcome, lost, timedOut }
        private let kind: Kind
        /// No connection came about; nothing was sent.
        public static let connecting = Code(kind: .connecting)
        /// The server answered, and opens no WebSocket: see ``WebSocketError/answer``.
        public static let refused = Code(kind: .refused)
        /// What came is no handshake, or no frames, as they must be.
        public static let malformed = Code(kind: .malformed)
        /// The origin of the request is none of those that are welcome.
        public static let unwelcome = Code(kind: .unwelcome)
        /// The connection ended.
        public static let lost = Code(kind: .lost)
        public static let timedOut = Code(kind: .timedOut)
        public var description: String { kind.rawValue }
    }

    /// What a server answered that opens no WebSocket.
    public struct Answer: Hashable, Sendable {
        public let status: Int
        /// The first bytes of its content, at most ``mostContent``.
        public let content: [UInt8]

        public static let mostContent = 4 << 10
    }

    public let code: Code
    /// What happened, as a sentence without any bytes of the messages.
    public let reason: String
    /// What the peer was told where it broke the rules, else ``WebSocketCloseCode/abnormal``.
    public let closeCode: WebSocketCloseCode
    /// Which rule was broken.
    public let fault: WireError?
    public let answer: Answer?

    init(
        _ code: Code, _ reason: String, closeCode: WebSocketCloseCode = .abnormal, fault: WireError? = nil,
        answer: Answer? = nil
    ) {
        self.code = code
        self.reason = reason
        self.closeCode = closeCode
        self.fault = fault
        self.answer = answer
    }

    init(frames fault: WireError) {
        self.init(
            .malformed, "the other side broke the rules of WebSocket: \(fault)", closeCode: fault.closeCode,
            fault: fault)
    }

    init(handshake fault: WireError) {
        self.init(.malformed, "this is no WebSocket handshake as it must be: \(fault)", fault: fault)
    }

    init(refusedWith answer: Answer) {
        self.init(.refused, "the server answered \(answer.status) and opens no WebSocket", answer: answer)
    }

    init(_ error: HTTPError) {
        let code: Code =
            switch error.code {
            case .connecting, .tunnelRefused: .connecting
            case .timedOut: .timedOut
            case .malformed, .misused: .malformed
            default: .lost
            }
        self.init(code, error.reason)
    }

    init(lost error: TransportError?) {
        self.init(.lost, error.map { "\($0)" } ?? "the other side ended the connection without a goodbye")
    }

    public var description: String { reason }
}
