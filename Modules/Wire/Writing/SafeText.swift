/// Whether text may stand in a head that we write.
enum SafeText {
    /// A value: no control byte but the tab (RFC 9110 section 5.5), so that it cannot end its line.
    static func isValue(_ bytes: RawSpan) -> Bool { bytes.withUnsafeBytes(isValue) }

    static func isValue(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isValue(UnsafeRawBufferPointer($0)) }
    }

    static func isToken(_ bytes: RawSpan) -> Bool { bytes.withUnsafeBytes(isToken) }

    static func isToken(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isToken(UnsafeRawBufferPointer($0)) }
    }

    /// A request target: visible characters and nothing else.
    static func isTarget(_ bytes: RawSpan) -> Bool { bytes.withUnsafeBytes(isTarget) }

    static func isTarget(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isTarget(UnsafeRawBufferPointer($0)) }
    }

    private static func isValue(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        var offset = 0
        while true {
            offset = ByteScan.firstControl(in: base, from: offset, to: bytes.count)
            guard offset < bytes.count else { return true }
            guard ByteScan.byte(base, offset) == ASCII.tab else { return false }
            offset &+= 1
        }
    }

    private static func isToken(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return false }
        return ByteScan.firstOutside(.token, in: base, from: 0, to: bytes.count) == bytes.count
    }

    private static func isTarget(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return false }
        return ByteScan.firstInvisible(in: base, from: 0, to: bytes.count) == bytes.count
    }
}
