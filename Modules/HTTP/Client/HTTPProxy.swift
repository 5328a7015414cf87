public import Transport

/// A proxy that speaks HTTP: where it is, and what it wants to be told.
public struct HTTPProxy: Hashable, Sendable, CustomStringConvertible {
    public let endpoint: Endpoint
    /// The value of Proxy-Authorization; it never leaves this module but to the proxy.
    let authorization: String?

    /// Reads `http://user:password@host:port`, of which only the host is needed.
    public init?(_ text: String) {
        var rest = text[...]
        if let scheme = rest.firstIndex(of: ":"), rest[scheme...].hasPrefix("://") {
            guard rest[..<scheme].lowercased() == "http" else { return nil }
            rest = rest[rest.index(scheme, offsetBy: 3)...]
        }
        if rest.utf8.last == UInt8(ascii: "/") { rest = rest.dropLast() }
        if let at = rest.lastIndex(of: "@") {
            guard let credentials = Self.unescaped(rest[..<at]) else { return nil }
            authorization = "Basic " + Self.base64(credentials)
            rest = rest[rest.index(after: at)...]
        } else {
            authorization = nil
        }
        guard let endpoint = Endpoint(String(rest), defaultPort: 80) else { return nil }
        self.endpoint = endpoint
    }

    public var description: String { "http://\(endpoint)" }

    /// Percent-encoding undone (RFC 3986 section 2.1); nil where it is broken.
    private static func unescaped(_ text: Substring) -> [UInt8]? {
        var result: [UInt8] = []
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                result.append(byte)
                continue
            }
            guard let high = bytes.popFirst(), let low = bytes.popFirst(),
                let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16), high != UInt8(ascii: "+")
            else { return nil }
            result.append(value)
        }
        return result
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func base64(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var word = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            word <<= UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                text.append(
                    place <= group.count
                        ? alphabet[Int(word >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
