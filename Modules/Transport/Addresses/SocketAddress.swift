/// Where a socket is bound or connected: an address and a port, or a path in the file system.
public enum SocketAddress: Hashable, Sendable, CustomStringConvertible {
    case ip(IPAddress, port: UInt16)
    /// A unix socket; ``init(unixPath:)`` checks what the system demands of the path.
    case unix(String)

    /// Nil for an empty path, one with a zero byte, or one longer than the 107 bytes that sockaddr_un holds.
    public init?(unixPath: String) {
        guard (1...107).contains(unixPath.utf8.count), !unixPath.utf8.contains(0) else { return nil }
        self = .unix(unixPath)
    }

    /// Reads what ``description`` prints: `127.0.0.1:80`, `[::1]:80`, `unix:/run/x`.
    public init?(_ text: String) {
        if text.utf8.starts(with: "unix:".utf8) {
            self.init(unixPath: String(text.dropFirst(5)))
            return
        }
        guard let (host, port) = HostAndPort.split(text), let port else { return nil }
        switch host {
        case .bracketed(let inside):
            guard let address = IPv6Address(inside) else { return nil }
            self = .ip(.v6(address), port: port)
        case .plain(let name):
            guard let address = IPv4Address(name) else { return nil }
            self = .ip(.v4(address), port: port)
        }
    }

    public static func loopback(port: UInt16) -> SocketAddress { .ip(.v4(.loopback), port: port) }

    public var port: UInt16? {
        if case .ip(_, let port) = self { port } else { nil }
    }

    /// Reachable from this machine alone.
    public var isLocal: Bool {
        switch self {
        case .ip(let address, _): address.isLoopback
        case .unix: true
        }
    }

    public var description: String {
        switch self {
        case .ip(.v4(let address), let port): "\(address):\(port)"
        case .ip(.v6(let address), let port): "[\(address)]:\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
