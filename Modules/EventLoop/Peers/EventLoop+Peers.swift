public import Transport

extension EventLoop {
    /// Who is at the other end of a connection that a listener on this loop accepted.
    ///
    /// For TCP over loopback the kernel is asked for the owner of the socket that has just these two addresses; a unix
    /// socket knows who connected. Ask when the connection arrives, and once: the answer costs a few microseconds, and
    /// a peer that has closed its end meanwhile is unknown.
    public func peer(of stream: any ByteStream) -> PeerIdentity {
        assertIsOnThread()
        guard let stream = stream as? SocketStream, stream.loop === self else { return .unknown(.notASocket) }
        guard let descriptor = stream.descriptor else { return .unknown(.closed) }
        let identity: PeerIdentity
        switch stream.kind {
        case .unix:
            identity = System.connectedUser(of: descriptor).map { .user($0) } ?? .unknown(.notFound)
        case .tcp:
            guard let local = stream.localAddress, let peer = stream.peerAddress else { return .unknown(.notFound) }
            guard let socket = PeerSocket(accepted: local, from: peer), socket.isLoopback else {
                return .unknown(.notLocal)
            }
            identity = part(PeerSearch.self) { PeerSearch() }.identity(of: socket)
        }
        if let uid = identity.uid, Self.isForeign(uid) { return .unknown(.foreign) }
        return identity
    }

    /// Has owners looked up in `/proc` from now on, as where netlink is refused.
    package func refuseSocketDiagnosis() { part(PeerSearch.self) { PeerSearch() }.refuseDiagnosis() }

    /// Whether the kernel may have put this number in the place of a user that our namespace has no number for.
    private static func isForeign(_ uid: UInt32) -> Bool {
        uid == .max || uid == UserNamespace.current.overflow && !UserNamespace.current.isWhole
    }
}
