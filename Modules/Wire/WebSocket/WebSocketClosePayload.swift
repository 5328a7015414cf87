/// What a close frame carries (RFC 6455 section 5.5.1).
struct WebSocketClosePayload {
    let code: WebSocketCloseCode?
    let reason: String

    init(_ bytes: UnsafeRawBufferPointer) throws(WireFault) {
        guard !bytes.isEmpty else {
            code = nil
            reason = ""
            return
        }
        guard bytes.count >= 2 else { throw .closePayload }
        let number = WebSocketCloseCode(rawValue: UInt16(bytes[0]) << 8 | UInt16(bytes[1]))
        guard number.maySend else { throw .closeCode }
        let text = UnsafeRawBufferPointer(rebasing: bytes[2...])
        var validator = UTF8Validator()
        guard validator.accepts(text), validator.isComplete else { throw .closeReasonNotUTF8 }
        code = number
        reason = String(decoding: text, as: UTF8.self)
    }
}
