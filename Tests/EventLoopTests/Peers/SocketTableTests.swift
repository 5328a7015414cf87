import EventLoop
import Testing
import Transport

@Suite("The table of sockets in /proc")
struct SocketTableTests {
    private static let socket = PeerSocket(
        own: .v4(.loopback), 0x9C40, other: .v4(.loopback), 0x1F90)

    private static func row(
        _ own: String = "0100007F:9C40", _ other: String = "0100007F:1F90", state: String = "01", uid: String = "1000",
        inode: String = "4242"
    ) -> String {
        "   3: \(own) \(other) \(state) 00000000:00000000 00:00000000 00000000  \(uid)        0 \(inode) 1 0 20 4 30 10 -1"
    }

    private static func identity(_ rows: String..., of socket: PeerSocket = socket) -> PeerIdentity {
        let head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode"
        return SocketTable.identity(of: socket, in: Array(([head] + rows).joined(separator: "\n").utf8))
    }

    @Test("names the owner of the socket with just these addresses")
    func owner() {
        #expect(
            Self.identity(Self.row("0100007F:1F90", "0100007F:9C40", uid: "0", inode: "1"), Self.row())
                == .user(PeerUser(uid: 1000)))
        #expect(Self.identity(Self.row("0100007F:9C41")) == .unknown(.notFound))
        #expect(Self.identity(Self.row(state: "0A")) == .unknown(.notFound))
        #expect(Self.identity() == .unknown(.notFound))
    }

    @Test("lists connections of IPv6, and those of IPv4 on sockets of IPv6")
    func ipv6() {
        let mapped = "0000000000000000FFFF00000100007F"
        #expect(Self.identity(Self.row("\(mapped):9C40", "\(mapped):1F90")) == .user(PeerUser(uid: 1000)))
        let loopback = "00000000000000000000000001000000"
        let socket = PeerSocket(own: .v6(.loopback), 0x9C40, other: .v6(.loopback), 0x1F90)
        #expect(
            Self.identity(Self.row("\(loopback):9C40", "\(loopback):1F90"), of: socket) == .user(PeerUser(uid: 1000)))
    }

    @Test("never makes root of a socket that is nobody's")
    func orphaned() {
        #expect(Self.identity(Self.row(state: "06", uid: "0", inode: "0")) == .unknown(.orphaned))
        #expect(
            Self.identity(Self.row(state: "06", uid: "0", inode: "0"), Self.row()) == .user(PeerUser(uid: 1000)))
    }

    @Test("is not decided by the first of two users")
    func ambiguous() {
        #expect(
            Self.identity(Self.row(), Self.row(uid: "1001", inode: "4243")) == .unknown(.ambiguous))
        #expect(Self.identity(Self.row(), Self.row(inode: "4243")) == .user(PeerUser(uid: 1000)))
    }

    @Test(
        "has no row in what is damaged",
        arguments: [
            row("0100007F"), row("0100007F:9C4"), row("0100007f:9C40"), row("0100007:9C40"), row(uid: "-1"),
            row(uid: "4294967296"), row(inode: "x"), row(state: "1FF"), "", "a b c", row("0100007F:9C40:1"),
        ])
    func damaged(_ line: String) {
        #expect(SocketTable.Row(line.utf8) == nil)
    }
}
