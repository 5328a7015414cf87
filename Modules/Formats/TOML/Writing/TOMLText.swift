/// How strings are quoted where there is a choice.
public struct TOMLStringStyle: Hashable, Sendable {
    private enum Kind { case basic, literal }
    private let kind: Kind
    /// `"…"` with escapes.
    public static let basic = TOMLStringStyle(kind: .basic)
    /// `'…'` where the text allows it, else `"…"`.
    public static let literal = TOMLStringStyle(kind: .literal)
}

/// TOML as text: keys and scalars, each on one line.
enum TOMLText {
    static func key(_ name: String) -> String {
        !name.isEmpty && name.utf8.allSatisfy(\.isBareKeyByte) ? name : basicString(name)
    }

    static func string(_ text: String, style: TOMLStringStyle) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != .apostrophe || $0 == .tab }
        return style == .literal && isPlain ? "'\(text)'" : basicString(text)
    }

    static func basicString(_ text: String) -> String {
        var bytes: [UInt8] = [.quote]
        for byte in text.utf8 {
            switch byte {
            case .quote, .backslash: bytes += [.backslash, byte]
            case 0x08: bytes += Array("\\b".utf8)
            case .tab: bytes += Array("\\t".utf8)
            case .lineFeed: bytes += Array("\\n".utf8)
            case 0x0C: bytes += Array("\\f".utf8)
            case .carriageReturn: bytes += Array("\\r".utf8)
            case 0..<0x20, 0x7F: bytes += Array("\\u\(byte.padded(to: 4, radix: 16, uppercase: true))".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(.quote)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The shortest text that reads back as the same float; it always has a fraction or an exponent.
    static func float(_ number: Double) -> String {
        if number.isNaN { return "nan" }
        if number.isInfinite { return number < 0 ? "-inf" : "inf" }
        return number.description
    }
}
