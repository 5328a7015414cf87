import Formats

/// Makes text from outside safe to show: nothing in it can move the cursor, hide text or turn it around.
///
/// Control characters (C0, DEL, C1), bidirectional controls and the two Unicode line separators become visible escapes:
/// `\x1b`, `\u{202e}`. It is for eyes: a backslash of the text itself stays as it is, so the result cannot be reversed.
public enum ControlEscaping {
    /// What happens to the control characters that layout needs.
    public struct Policy: Hashable, Sendable {
        let keepsLayout: Bool
        /// One line: a newline becomes `\n` and a tab `\t`.
        public static let line = Policy(keepsLayout: false)
        /// Newlines and tabs stay; a carriage return never does, it would overwrite the line.
        public static let layout = Policy(keepsLayout: true)
    }

    /// The text with escapes in the place of whatever is not safe to show.
    public static func escape(_ text: String, _ policy: Policy = .line) -> String {
        guard text.utf8.contains(where: { mayNeedEscape($0, policy) }) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars { append(scalar, policy, to: &result) }
        return result
    }

    /// The same for bytes that may not be UTF-8: a byte that is not becomes `\xff`.
    public static func escape(bytes: [UInt8], _ policy: Policy = .line) -> String {
        var result = ""
        result.reserveCapacity(bytes.count)
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var position = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded):
                append(Unicode.UTF8.decode(encoded), policy, to: &result)
                position += encoded.count
            case .error(let length):
                for byte in bytes[position..<position + length] { result += "\\x" + byte.padded(to: 2, radix: 16) }
                position += length
            case .emptyInput:
                return result
            }
        }
    }

    /// Lead bytes of everything that is ever escaped, so that ordinary text is only looked at.
    private static func mayNeedEscape(_ byte: UInt8, _ policy: Policy) -> Bool {
        switch byte {
        case 0x09, 0x0A: !policy.keepsLayout
        case ..<0x20, 0x7F: true
        case 0xC2, 0xD8, 0xE2: true
        default: false
        }
    }

    private static func append(_ scalar: Unicode.Scalar, _ policy: Policy, to result: inout String) {
        switch scalar.value {
        case 0x09, 0x0A:
            if policy.keepsLayout {
                result.unicodeScalars.append(scalar)
            } else {
                result += scalar.value == 0x09 ? "\\t" : "\\n"
            }
        case 0x0D: result += "\\r"
        case ..<0x20, 0x7F: result += "\\x" + scalar.value.padded(to: 2, radix: 16)
        // C1, Arabic letter mark, directional marks, separators, embeddings and overrides, isolates.
        case 0x80...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
            result += "\\u{" + scalar.value.padded(to: 2, radix: 16) + "}"
        default: result.unicodeScalars.append(scalar)
        }
    }
}
