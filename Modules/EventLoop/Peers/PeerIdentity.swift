/// Who is at the other end of a connection on this machine, as the kernel says.
public enum PeerIdentity: Hashable, Sendable {
    /// The user who made the socket at the other end.
    case user(PeerUser)
    /// Nobody knows for certain; whoever asks should refuse.
    case unknown(PeerDoubt)

    /// The user's number, if it is known.
    public var uid: UInt32? {
        if case .user(let user) = self { user.uid } else { nil }
    }
}

/// What the kernel tells of a peer.
public struct PeerUser: Hashable, Sendable {
    /// The user who made the socket.
    ///
    /// A process that inherits a socket or is handed one speaks with its maker's name.
    public let uid: UInt32
    /// The group; unix sockets only.
    public let gid: UInt32?
    /// The process that connected; unix sockets only, and it may have ended since.
    public let pid: Int32?

    public init(uid: UInt32, gid: UInt32? = nil, pid: Int32? = nil) {
        self.uid = uid
        self.gid = gid
        self.pid = pid
    }
}

/// Why a peer is unknown; new reasons may be added.
public struct PeerDoubt: Hashable, Sendable, CustomStringConvertible {
    private enum Kind: String {
        case closed, notASocket, notLocal, notFound, orphaned, ambiguous, foreign, unanswered
    }
    private let kind: Kind

    /// Our end was closed already.
    public static let closed = PeerDoubt(kind: .closed)
    /// The stream is none of this loop's sockets.
    public static let notASocket = PeerDoubt(kind: .notASocket)
    /// The connection does not stay on this machine's loopback.
    public static let notLocal = PeerDoubt(kind: .notLocal)
    /// The kernel has no socket for the other end any more.
    public static let notFound = PeerDoubt(kind: .notFound)
    /// The socket at the other end belongs to no process any more.
    ///
    /// The kernel gives such a socket the user 0, whoever it was: it is never taken for root.
    public static let orphaned = PeerDoubt(kind: .orphaned)
    /// The kernel's table names several users.
    public static let ambiguous = PeerDoubt(kind: .ambiguous)
    /// A user who has no number in our user namespace; the kernel shows all of them as nobody.
    public static let foreign = PeerDoubt(kind: .foreign)
    /// The kernel answers neither by netlink nor in /proc.
    public static let unanswered = PeerDoubt(kind: .unanswered)

    public var description: String {
        switch kind {
        case .closed: "our end is closed"
        case .notASocket: "it is not a socket of this loop"
        case .notLocal: "the connection does not come from this machine's loopback"
        case .notFound: "the other end is gone"
        case .orphaned: "the other end belongs to no process any more"
        case .ambiguous: "the kernel names several users for the other end"
        case .foreign: "the other end belongs to a user of another namespace"
        case .unanswered: "the kernel does not say"
        }
    }
}
