/// Why a connection, a listener or a name could not be had, or was lost.
public struct TransportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case refused, reset, timedOut, unreachable, closed, addressInUse, addressNotAvailable, notFound, temporary
            case permission, exhausted, secure, other
        }
        private let kind: Kind
        /// Nobody listens there.
        public static let refused = Code(kind: .refused)
        /// The peer broke the connection off, or is gone.
        public static let reset = Code(kind: .reset)
        public static let timedOut = Code(kind: .timedOut)
        /// No route to the host or network.
        public static let unreachable = Code(kind: .unreachable)
        /// Our side was closed already.
        public static let closed = Code(kind: .closed)
        public static let addressInUse = Code(kind: .addressInUse)
        /// The address is none of this machine.
        public static let addressNotAvailable = Code(kind: .addressNotAvailable)
        /// The name has no address, or the socket file does not exist.
        public static let notFound = Code(kind: .notFound)
        /// The name server did not answer; asking again may help.
        public static let temporary = Code(kind: .temporary)
        public static let permission = Code(kind: .permission)
        /// No descriptors or memory left.
        public static let exhausted = Code(kind: .exhausted)
        /// The encryption of the stream failed: certificate, protocol, or a record that was tampered with.
        public static let secure = Code(kind: .secure)
        public static let other = Code(kind: .other)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// What was being done and to whom: "connecting to 127.0.0.1:8080".
    ///
    /// Never holds bytes of the stream.
    public let context: String
    /// What the system says about it, if anything.
    public let detail: String?

    public init(_ code: Code, _ context: String, detail: String? = nil) {
        self.code = code
        self.context = context
        self.detail = detail
    }

    public var description: String {
        let reason = "\(context): \(code.sentence)"
        return detail.map { "\(reason) (\($0))" } ?? reason
    }
}

extension TransportError.Code {
    fileprivate var sentence: String {
        switch self {
        case .refused: "nobody listens there; check that the server runs and the port is right"
        case .reset: "the other side broke the connection off"
        case .timedOut: "no answer in time"
        case .unreachable: "no route to the host; check the network"
        case .closed: "the connection is closed already"
        case .addressInUse: "the address is in use; stop the other program or take another port"
        case .addressNotAvailable: "this machine has no such address"
        case .notFound: "not found; check the name"
        case .temporary: "the name server gave no answer; try again"
        case .permission: "not permitted"
        case .exhausted: "no descriptors or memory left; close something or raise the limit"
        case .secure: "the encryption failed"
        default: "failed"
        }
    }
}
