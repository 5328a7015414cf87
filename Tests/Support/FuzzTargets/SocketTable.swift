import EventLoop
import Transport

/// Reads bytes as the kernel's table of sockets; what it says of a socket must not depend on the order of its rows.
public func fuzzSocketTable(_ bytes: [UInt8]) {
    let rows = bytes.split(separator: 0x0A).compactMap { SocketTable.Row($0) }
    let reversed = Array(bytes.split(separator: 0x0A).reversed().joined(separator: [0x0A]))
    for row in rows.prefix(64) {
        let identity = SocketTable.identity(of: row.socket, in: bytes)
        guard identity == SocketTable.identity(of: row.socket, in: reversed) else {
            preconditionFailure("the first of several rows decided")
        }
        guard case .user(let user) = identity else { continue }
        let owners = rows.filter { $0.socket == row.socket && $0.state != 0x0A && $0.owner.inode != 0 }
        guard !owners.isEmpty, owners.allSatisfy({ $0.owner.uid == user.uid }) else {
            preconditionFailure("a user was named whom the table does not name")
        }
    }
}
