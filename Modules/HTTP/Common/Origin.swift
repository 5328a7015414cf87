public import Transport

/// Whom a request is for: scheme, host and port (RFC 6454).
public struct Origin: Hashable, Sendable, CustomStringConvertible {
    public let isSecure: Bool
    public let endpoint: Endpoint

    public init(isSecure: Bool, _ endpoint: Endpoint) {
        self.isSecure = isSecure
        self.endpoint = endpoint
    }

    /// Reads `http://host`, `https://host:8443`, with or without a final slash; nil for anything with a path, a user
    /// or another scheme.
    public init?(_ text: String) {
        guard let mark = text.range(ofScheme: "://") else { return nil }
        switch text[..<mark.lowerBound].lowercased() {
        case "http", "ws": isSecure = false
        case "https", "wss": isSecure = true
        default: return nil
        }
        var rest = text[mark.upperBound...]
        if rest.utf8.last == UInt8(ascii: "/") { rest = rest.dropLast() }
        guard !rest.contains(where: { "/?#@".contains($0) }),
            let endpoint = Endpoint(String(rest), defaultPort: isSecure ? 443 : 80)
        else { return nil }
        self.endpoint = endpoint
    }

    /// The value of Host: without the port where it is the scheme's own (RFC 9110 section 7.2).
    public var authority: String {
        endpoint.port == (isSecure ? 443 : 80) ? endpoint.host.description : endpoint.description
    }

    public var description: String { "\(isSecure ? "https" : "http")://\(authority)" }
}

extension String {
    fileprivate func range(ofScheme mark: String) -> Range<Index>? {
        guard let colon = firstIndex(of: ":"), self[colon...].hasPrefix(mark) else { return nil }
        return colon..<index(colon, offsetBy: mark.count)
    }
}
