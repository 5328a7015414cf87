import CGcrypt

/// Keyed digests as in RFC 2104.
public enum HMAC {
    /// The 32 bytes of HMAC-SHA-256 of a message.
    public static func sha256(_ message: RawSpan, key: Secret) -> [UInt8] {
        Gcrypt.start()
        var handle: gcry_mac_hd_t?
        var failure = gcry_mac_open(&handle, Int32(GCRY_MAC_HMAC_SHA256.rawValue), 0, nil)
        defer { gcry_mac_close(handle) }
        var code = [UInt8](repeating: 0, count: 32)
        var count = code.count
        if failure == 0 {
            failure = key.withBytes { bytes in
                bytes.withUnsafeBytes { gcry_mac_setkey(handle, $0.baseAddress, $0.count) }
            }
        }
        if failure == 0 {
            failure = message.withUnsafeBytes { gcry_mac_write(handle, $0.baseAddress, $0.count) }
        }
        if failure == 0 { failure = gcry_mac_read(handle, &code, &count) }
        precondition(failure == 0 && count == 32, "libgcrypt gave no HMAC (error \(failure))")
        return code
    }

    public static func sha256(_ message: [UInt8], key: Secret) -> [UInt8] { sha256(message.span.bytes, key: key) }

    /// Whether `code` is the code of the message, compared in constant time.
    public static func isValid(_ code: [UInt8], for message: RawSpan, key: Secret) -> Bool {
        ConstantTime.areEqual(code, sha256(message, key: key))
    }

    public static func isValid(_ code: [UInt8], for message: [UInt8], key: Secret) -> Bool {
        isValid(code, for: message.span.bytes, key: key)
    }
}
