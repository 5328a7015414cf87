/// Decides how a scalar is spelled: plain where no reader of YAML 1.1 or 1.2 can take it for something else.
enum YAMLScalarWriter {
    /// The scalar in one line, safe in block and in flow collections.
    static func inline(_ scalar: YAMLScalar) -> String {
        switch scalar.value {
        case .string(let text): return inline(text)
        case .binary: return "!!binary \"\(scalar.value.canonicalText)\""
        default:
            // The spelling that was read is kept where it still means the same without its tag.
            let isFaithful =
                !scalar.text.isEmpty && scalar.style == .plain
                && (try? YAMLResolver(limits: .standard).meaning(
                    of: YAMLEvent.Scalar(
                        properties: YAMLEvent.Properties(anchor: nil, tag: nil), text: scalar.text, style: .plain,
                        isImplicit: true), isKey: false)) == .value(scalar.value)
            return isFaithful ? scalar.text : scalar.value.canonicalText
        }
    }

    private static func inline(_ text: String) -> String {
        if YAMLPlainText.isSafe(text) { return text }
        if text.unicodeScalars.allSatisfy(isPrintable) {
            return singleQuoted(text)
        }
        return doubleQuoted(text)
    }

    /// Whether a text of several lines can stand as a literal block, which has no escapes.
    ///
    /// A blank at its start would need an explicit indentation, so that such a text is quoted instead.
    static func canBeLiteral(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "\n")), let first = text.utf8.first else { return false }
        return ![UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n")].contains(first)
            && text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || isPrintable($0) }
    }

    /// YAML 1.1 section 5.1, without line breaks, tabs and the byte order mark.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private static func singleQuoted(_ text: String) -> String {
        var quoted = "'"
        // Scalars and not characters: an apostrophe with a combining mark is another character.
        for scalar in text.unicodeScalars {
            if scalar == "'" { quoted += "'" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "'"
    }

    private static func doubleQuoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
            case _ where scalar.value <= 0xFF: quoted += "\\x" + scalar.value.padded(to: 2, radix: 16, uppercase: true)
            // What is not printable lies below 0x10000, so that four digits always do.
            default: quoted += "\\u" + scalar.value.padded(to: 4, radix: 16, uppercase: true)
            }
        }
        return quoted + "\""
    }
}
