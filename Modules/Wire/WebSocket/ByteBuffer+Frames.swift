extension ByteBuffer {
    /// Writes a frame (RFC 6455 section 5.2).
    ///
    /// - Parameters:
    ///   - payload: At most 125 bytes for a control frame; what is more is cut off.
    ///   - mask: The key of a client's frame, from a source that nobody can foresee (section 5.3); nil for a server.
    public mutating func writeFrame(
        _ opcode: WebSocketFrameHead.Opcode, _ payload: RawSpan, isFinal: Bool = true, mask: UInt32?
    ) {
        payload.withUnsafeBytes { bytes in
            let bytes = opcode.isControl ? UnsafeRawBufferPointer(rebasing: bytes.prefix(125)) : bytes
            writeFrameHead(opcode, UInt64(bytes.count), isFinal: isFinal || opcode.isControl, mask: mask)
            guard let mask else { return append(bytes) }
            appendInPlace(bytes.count) { target in
                var mask = WebSocketMask(key: mask)
                mask.apply(bytes, into: target)
            }
        }
    }

    /// Writes the head of a frame whose payload, masked already where it must be, the caller sends.
    public mutating func writeFrameHead(
        _ opcode: WebSocketFrameHead.Opcode, _ length: UInt64, isFinal: Bool = true, mask: UInt32?
    ) {
        append(opcode.rawValue | (isFinal ? 0x80 : 0))
        let maskBit: UInt8 = mask == nil ? 0 : 0x80
        if length < 126 {
            append(UInt8(truncatingIfNeeded: length) | maskBit)
        } else if length < 65_536 {
            append(126 | maskBit)
            append(bigEndian: UInt16(truncatingIfNeeded: length))
        } else {
            append(127 | maskBit)
            append(bigEndian: length)
        }
        if let mask { append(bigEndian: mask) }
    }

    /// Writes bytes of a payload under its mask, and moves that on.
    public mutating func append(_ bytes: RawSpan, masked mask: inout WebSocketMask) {
        bytes.withUnsafeBytes { bytes in appendInPlace(bytes.count) { mask.apply(bytes, into: $0) } }
    }

    /// Writes a close frame; the code is left out where there is none, and the reason cut at a character's end to the
    /// 123 bytes that there is room for (RFC 6455 section 5.5.1).
    public mutating func writeClose(_ code: WebSocketCloseCode?, reason: String = "", mask: UInt32?) {
        var payload: [UInt8] = []
        if let code, code.maySend {
            payload = [UInt8(truncatingIfNeeded: code.rawValue >> 8), UInt8(truncatingIfNeeded: code.rawValue)]
            for character in reason.unicodeScalars {
                let bytes = UTF8.encode(character).map(Array.init) ?? []
                guard payload.count + bytes.count <= 125 else { break }
                payload += bytes
            }
        }
        writeFrame(.close, payload.span.bytes, mask: mask)
    }

    private mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
        withUnsafeBytes(of: number.bigEndian) { append($0) }
    }
}
