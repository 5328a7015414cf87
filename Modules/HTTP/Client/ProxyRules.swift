public import Transport

/// Which requests go through a proxy, as `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` say.
public struct ProxyRules: Sendable {
    /// How an origin is reached.
    public enum Route: Hashable, Sendable {
        case direct
        case through(HTTPProxy)
    }

    public var http: HTTPProxy?
    public var https: HTTPProxy?
    /// What is reached directly all the same.
    public var exceptions: [ProxyException]

    public static let none = ProxyRules()

    public init(http: HTTPProxy? = nil, https: HTTPProxy? = nil, exceptions: [ProxyException] = []) {
        self.http = http
        self.https = https
        self.exceptions = exceptions
    }

    /// Reads the rules out of an environment, of which the lower-case names come first, as in curl.
    ///
    /// `HTTP_PROXY` in upper case is not read where `REQUEST_METHOD` is set: a CGI program would take it from a
    /// client's `Proxy` field (CVE-2016-5385). Values that are no proxy come back by name, so that somebody can say so.
    public init(environment: [String: String]) throws(ProxyConfigurationError) {
        self.init()
        func value(_ name: String) -> (name: String, text: String)? {
            for candidate in [name, name.uppercased()] {
                if candidate == "HTTP_PROXY", environment["REQUEST_METHOD"] != nil { continue }
                if let text = environment[candidate], !text.isEmpty { return (candidate, text) }
            }
            return nil
        }
        func proxy(_ name: String) throws(ProxyConfigurationError) -> HTTPProxy? {
            guard let (name, text) = value(name) ?? value("all_proxy") else { return nil }
            guard let proxy = HTTPProxy(text) else { throw ProxyConfigurationError(variable: name) }
            return proxy
        }
        http = try proxy("http_proxy")
        https = try proxy("https_proxy")
        exceptions = ProxyException.list(value("no_proxy")?.text ?? "")
    }

    public func route(to origin: Origin) -> Route {
        guard let proxy = origin.isSecure ? https : http else { return .direct }
        return exceptions.contains { $0.covers(origin.endpoint) } ? .direct : .through(proxy)
    }
}

/// A variable whose value is no proxy; the value may hold a password and is not shown.
public struct ProxyConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    public let variable: String
    public var description: String {
        "\(variable) is not the address of an HTTP proxy; write http://host:port, or unset it"
    }
}

/// One entry of `NO_PROXY`.
public enum ProxyException: Hashable, Sendable {
    case everything
    /// A name and all beneath it, with or without a port.
    case name(String, port: UInt16?)
    case address(IPAddress, port: UInt16?)
    /// A block of addresses, `10.0.0.0/8`.
    case block(IPAddress, bits: Int)

    /// Reads a list as it stands in the variable; entries that mean nothing are passed over, as curl does.
    public static func list(_ text: String) -> [ProxyException] {
        text.split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { ProxyException(String($0)) }
    }

    public init?(_ text: String) {
        if text == "*" {
            self = .everything
            return
        }
        if let slash = text.lastIndex(of: "/"), let address = IPAddress(text[..<slash]),
            let bits = Int(text[text.index(after: slash)...])
        {
            let width = if case .v4 = address { 32 } else { 128 }
            guard (0...width).contains(bits) else { return nil }
            self = .block(address, bits: bits)
            return
        }
        if let address = IPAddress(text) {
            self = .address(address, port: nil)
            return
        }
        // A leading dot or `*.` changes nothing: what is beneath a name is covered by it.
        let bare =
            text.hasPrefix("*.") ? String(text.dropFirst(2)) : text.hasPrefix(".") ? String(text.dropFirst()) : text
        if let endpoint = Endpoint(bare) {
            self.init(endpoint.host, port: endpoint.port)
        } else if let host = Endpoint.Host(bare) {
            self.init(host, port: nil)
        } else {
            return nil
        }
    }

    private init(_ host: Endpoint.Host, port: UInt16?) {
        switch host {
        case .name(let name): self = .name(name.description, port: port)
        case .address(let address): self = .address(address, port: port)
        }
    }

    public func covers(_ endpoint: Endpoint) -> Bool {
        switch (self, endpoint.host) {
        case (.everything, _): true
        case (.name(let name, let port), .name(let host)):
            (port == nil || port == endpoint.port)
                && (host.description == name || host.description.hasSuffix("." + name))
        case (.address(let address, let port), .address(let host)):
            (port == nil || port == endpoint.port) && address == host
        case (.block(let block, let bits), .address(let host)): Self.contains(block, bits, host)
        default: false
        }
    }

    private static func contains(_ block: IPAddress, _ bits: Int, _ host: IPAddress) -> Bool {
        switch (block, host) {
        case (.v4(let block), .v4(let host)): bits == 0 || (block.bits ^ host.bits) >> UInt32(32 - bits) == 0
        case (.v6(let block), .v6(let host)):
            bits == 0
                || (bits <= 64
                    ? (block.high ^ host.high) >> UInt64(64 - bits) == 0
                    : block.high == host.high && (block.low ^ host.low) >> UInt64(128 - bits) == 0)
        default: false
        }
    }
}
