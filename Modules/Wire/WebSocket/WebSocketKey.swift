/// The key of a WebSocket handshake and the answer to it (RFC 6455 sections 4.1 and 4.2.2).
public enum WebSocketKey {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let identifier = Array("258EAFA5-E914-47DA-95CA-C5AB0DC85B11".utf8)

    /// The key that a client sends, from 16 random bytes; fewer are filled up with zeros and more are ignored.
    public static func text(_ random: [UInt8]) -> String {
        let bytes = Array((random + [UInt8](repeating: 0, count: 16)).prefix(16))
        return String(decoding: base64(bytes), as: UTF8.self)
    }

    /// Whether it is the base 64 of 16 bytes in the one way to write it: 22 digits, of which the last carries two bits,
    /// and two equals signs (RFC 4648 sections 3.5 and 4).
    public static func isValid(_ key: RawSpan) -> Bool {
        key.withUnsafeBytes { key in
            guard key.count == 24, key[22] == ASCII.equals, key[23] == ASCII.equals else { return false }
            let digits = key.prefix(22).map { byte in alphabet.firstIndex(of: byte) }
            guard !digits.contains(nil), let last = digits.last, let last else { return false }
            return last & 0xF == 0
        }
    }

    /// The value of Sec-WebSocket-Accept for a key.
    public static func accept(_ key: RawSpan) -> String {
        String(decoding: base64(SHA1.digest(key.withUnsafeBytes { Array($0) } + identifier)), as: UTF8.self)
    }

    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(UInt32(0)) { sum, offset in
                sum << 8 | (offset < group.count ? UInt32(group[start + offset]) : 0)
            }
            for position in 0..<4 {
                let digit = alphabet[Int(bits >> UInt32(18 - 6 * position)) & 0x3F]
                text.append(position <= group.count ? digit : ASCII.equals)
            }
        }
        return text
    }
}
