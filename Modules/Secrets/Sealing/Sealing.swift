import CGcrypt

/// Authenticated encryption with AES-256-GCM-SIV (RFC 8452).
///
/// This mode was chosen because a nonce used twice by mistake gives away only whether two messages were the same. What
/// comes out is the ciphertext with the 16-byte tag behind it, as RFC 8452 §4 places it.
public enum Sealing {
    public static let nonceByteCount = 12
    public static let tagByteCount = 16
    /// More than this is refused: everything is held in memory, twice.
    public static let maximumByteCount = 64 << 20

    /// A fresh nonce.
    public static func randomNonce() -> [UInt8] { SecureRandom().bytes(nonceByteCount) }

    /// Encrypts, and binds `associatedData`, which is not in the result and must be given again to open it.
    public static func seal(
        _ plaintext: Secret, key: SealingKey, nonce: [UInt8], associatedData: [UInt8] = []
    ) throws(SealingError) -> [UInt8] {
        guard plaintext.byteCount <= maximumByteCount else {
            throw SealingError(.shape, "\(plaintext.byteCount) bytes are more than can be sealed at once")
        }
        let cipher = try GCMSIVCipher.prepared(key: key, nonce: nonce, associatedData: associatedData)
        var sealed = [UInt8](repeating: 0, count: plaintext.byteCount + tagByteCount)
        let failure = plaintext.withBytes { bytes in
            sealed.withUnsafeMutableBytes { cipher.encrypt(bytes, into: $0) }
        }
        guard failure == 0 else { throw SealingError(.unavailable, "encrypting failed (libgcrypt error \(failure))") }
        return sealed
    }

    /// Decrypts what ``seal(_:key:nonce:associatedData:)`` made; nothing of the plaintext is given out unless the tag fits.
    public static func open(
        _ sealed: [UInt8], key: SealingKey, nonce: [UInt8], associatedData: [UInt8] = []
    ) throws(SealingError) -> Secret {
        guard sealed.count >= tagByteCount, sealed.count - tagByteCount <= maximumByteCount else {
            throw SealingError(.shape, "sealed data of \(sealed.count) bytes cannot be right; the file may be cut off")
        }
        let cipher = try GCMSIVCipher.prepared(key: key, nonce: nonce, associatedData: associatedData)
        return try Secret(byteCount: sealed.count - tagByteCount) { output throws(SealingError) in
            guard cipher.decrypt(sealed.span.bytes, into: output) == 0 else { throw SealingError.rejected }
        }
    }
}
