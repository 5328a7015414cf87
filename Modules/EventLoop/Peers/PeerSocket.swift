package import Transport

/// The socket at the other end of a connection, by its addresses: where it is bound, and where it is connected to.
package struct PeerSocket: Hashable, Sendable {
    package let own: IPAddress
    package let ownPort: UInt16
    package let other: IPAddress
    package let otherPort: UInt16

    /// Mapped addresses become those of IPv4, which the kernel's tables are searched by.
    package init(own: IPAddress, _ ownPort: UInt16, other: IPAddress, _ otherPort: UInt16) {
        self.own = Self.plain(own)
        self.ownPort = ownPort
        self.other = Self.plain(other)
        self.otherPort = otherPort
    }

    /// Nil unless both ends are addresses of one family.
    init?(accepted local: SocketAddress, from peer: SocketAddress) {
        guard case .ip(let local, let localPort) = local, case .ip(let peer, let peerPort) = peer else { return nil }
        self.init(own: peer, peerPort, other: local, localPort)
        switch (own, other) {
        case (.v4, .v4), (.v6, .v6): break
        default: return nil
        }
    }

    var isLoopback: Bool { own.isLoopback && other.isLoopback }

    private static func plain(_ address: IPAddress) -> IPAddress {
        if case .v6(let address) = address {
            return address.mappedIPv4.map { .v4($0) } ?? .v6(IPv6Address(high: address.high, low: address.low))
        }
        return address
    }
}

/// What one of the kernel's tables says of a socket.
package struct SocketOwner: Hashable, Sendable {
    package let uid: UInt32
    /// 0 for a socket that no process has open.
    package let inode: UInt64

    package init(uid: UInt32, inode: UInt64) {
        self.uid = uid
        self.inode = inode
    }

    package var identity: PeerIdentity { inode == 0 ? .unknown(.orphaned) : .user(PeerUser(uid: uid)) }
}
