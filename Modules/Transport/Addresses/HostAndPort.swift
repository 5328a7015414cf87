/// Takes `host:port` apart without asking what the host is.
enum HostAndPort {
    enum Part {
        case bracketed(Substring)
        case plain(Substring)
    }

    /// Nil when the brackets do not match, the port is no number from 0 to 65535, or a bare host has a colon.
    static func split(_ text: String) -> (host: Part, port: UInt16?)? {
        if text.utf8.first == UInt8(ascii: "[") {
            guard let close = text.firstIndex(of: "]") else { return nil }
            let inside = text[text.index(after: text.startIndex)..<close]
            let rest = text[text.index(after: close)...]
            guard !rest.isEmpty else { return (.bracketed(inside), nil) }
            guard rest.utf8.first == UInt8(ascii: ":"), let port = port(rest.dropFirst()) else { return nil }
            return (.bracketed(inside), port)
        }
        guard let colon = text.firstIndex(of: ":") else { return (.plain(text[...]), nil) }
        guard let port = port(text[text.index(after: colon)...]) else { return nil }
        return (.plain(text[..<colon]), port)
    }

    /// Decimal, without sign or leading zeros.
    private static func port(_ text: Substring) -> UInt16? {
        guard let port = UInt16(text), String(port) == text else { return nil }
        return port
    }
}
