/// What a person or a URL names as the other side: a name or an address, and a port.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// The part before the port.
    public enum Host: Hashable, Sendable, CustomStringConvertible {
        case name(HostName)
        case address(IPAddress)

        /// Reads a name, an IPv4 address, or an IPv6 address in brackets.
        public init?(_ text: String) {
            guard let (part, port) = HostAndPort.split(text), port == nil, let host = Host(part) else { return nil }
            self = host
        }

        init?(_ part: HostAndPort.Part) {
            switch part {
            case .bracketed(let inside):
                guard let address = IPv6Address(inside) else { return nil }
                self = .address(.v6(address))
            case .plain(let text):
                if let address = IPv4Address(text) {
                    self = .address(.v4(address))
                } else if let name = HostName(text) {
                    self = .name(name)
                } else {
                    return nil
                }
            }
        }

        public var description: String {
            switch self {
            case .name(let name): name.description
            case .address(.v4(let address)): address.description
            case .address(.v6(let address)): "[\(address)]"
            }
        }
    }

    public let host: Host
    public let port: UInt16

    public init(_ host: Host, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Reads `example.com:443`, `127.0.0.1:80`, `[::1]:80`; the port may be missing if there is a default.
    public init?(_ text: String, defaultPort: UInt16? = nil) {
        guard let (part, written) = HostAndPort.split(text), let host = Host(part), let port = written ?? defaultPort
        else { return nil }
        self.init(host, port: port)
    }

    public var description: String { "\(host):\(port)" }
}
