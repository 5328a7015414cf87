import Transport
import Wire

/// Why an exchange came to nothing.
public struct HTTPError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case connecting, broken, malformed, cutShort, timedOut, tunnelRefused, tooMany, ended, misused
        }
        private let kind: Kind
        /// No connection came about; nothing was sent.
        public static let connecting = Code(kind: .connecting)
        /// The connection was lost.
        public static let broken = Code(kind: .broken)
        /// What came is not HTTP as it must be.
        public static let malformed = Code(kind: .malformed)
        /// The connection ended in the middle of a message.
        public static let cutShort = Code(kind: .cutShort)
        public static let timedOut = Code(kind: .timedOut)
        /// The proxy on the way refused the tunnel.
        public static let tunnelRefused = Code(kind: .tunnelRefused)
        /// A limit of our own was reached.
        public static let tooMany = Code(kind: .tooMany)
        /// Our side ended it: closed, drained or cancelled.
        public static let ended = Code(kind: .ended)
        /// What was to be sent is no proper message.
        public static let misused = Code(kind: .misused)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// What happened, as a sentence without any bytes of the messages.
    public let reason: String
    /// Whether a request could be sent again without being done twice for all we know: not a byte of an answer came,
    /// and the connection had been used before, so that the other side was probably closing it.
    public internal(set) var mayBeStale = false

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    init(_ error: WireError, from peer: String) {
        self.init(.malformed, "\(peer) sent what is not HTTP as it must be: \(error)")
    }

    init(connecting error: TransportError) {
        let code: Code =
            switch error.code {
            case .timedOut: .timedOut
            case .exhausted: .tooMany
            default: .connecting
            }
        self.init(code, "\(error)")
    }

    init(broken error: TransportError?) {
        self.init(.broken, error.map { "\($0)" } ?? "the connection was closed")
    }

    public var description: String { reason }
}
