/// Checks the extensions of a chunk byte by byte (RFC 9112 section 7.1.1):
/// `*( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )`.
struct ChunkExtension: Sendable {
    private enum Phase: UInt8 {
        case beforeSemicolon, beforeName, name, afterName, beforeValue, token, quoted, escaped, closed, afterValue
    }

    private var phase = Phase.beforeSemicolon

    /// Takes the byte after the size or after earlier ones of the extension; false where it cannot stand there.
    mutating func accept(_ byte: UInt8) -> Bool {
        switch phase {
        case .beforeSemicolon, .afterName, .afterValue:
            if ASCII.isBlank(byte) { return true }
            if byte == ASCII.semicolon { return enter(.beforeName) }
            return phase == .afterName && byte == ASCII.equals && enter(.beforeValue)
        case .beforeName: return ASCII.isBlank(byte) || (ByteSet.token.contains(byte) && enter(.name))
        case .beforeValue:
            if ASCII.isBlank(byte) { return true }
            if byte == ASCII.quote { return enter(.quoted) }
            return ByteSet.token.contains(byte) && enter(.token)
        case .name:
            if ByteSet.token.contains(byte) { return true }
            if byte == ASCII.equals { return enter(.beforeValue) }
            return end(byte, .afterName)
        case .token: return ByteSet.token.contains(byte) || end(byte, .afterValue)
        case .quoted:
            if byte == ASCII.quote { return enter(.closed) }
            if byte == ASCII.backslash { return enter(.escaped) }
            return isText(byte)
        case .escaped: return isText(byte) && enter(.quoted)
        case .closed: return end(byte, .afterValue)
        }
    }

    /// Whether the line may end here: not after white space that nothing follows, nor within a part.
    var mayEnd: Bool { phase == .name || phase == .token || phase == .closed }

    private mutating func enter(_ next: Phase) -> Bool {
        phase = next
        return true
    }

    private mutating func end(_ byte: UInt8, _ blank: Phase) -> Bool {
        if byte == ASCII.semicolon { return enter(.beforeName) }
        return ASCII.isBlank(byte) && enter(blank)
    }

    private func isText(_ byte: UInt8) -> Bool { byte == ASCII.tab || (byte >= 0x20 && byte != ASCII.delete) }
}
