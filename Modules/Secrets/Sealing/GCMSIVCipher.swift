import CGcrypt

/// One AES-256-GCM-SIV operation of libgcrypt: a context is good for one message.
struct GCMSIVCipher: ~Copyable {
    private let handle: gcry_cipher_hd_t

    private init(_ handle: gcry_cipher_hd_t) { self.handle = handle }

    /// A cipher that knows everything but the message.
    static func prepared(
        key: SealingKey, nonce: [UInt8], associatedData: [UInt8]
    ) throws(SealingError) -> GCMSIVCipher {
        guard nonce.count == Sealing.nonceByteCount else {
            throw SealingError(.shape, "a nonce has \(Sealing.nonceByteCount) bytes, this one \(nonce.count)")
        }
        guard Gcrypt.isReady else { throw SealingError.unavailable }
        var opened: gcry_cipher_hd_t?
        let failure = gcry_cipher_open(
            &opened, Int32(GCRY_CIPHER_AES256.rawValue), Int32(GCRY_CIPHER_MODE_GCM_SIV.rawValue), 0)
        guard failure == 0, let opened else { throw SealingError.unavailable }
        let cipher = GCMSIVCipher(opened)
        try cipher.prepare(key: key, nonce: nonce, associatedData: associatedData)
        return cipher
    }

    private func prepare(key: SealingKey, nonce: [UInt8], associatedData: [UInt8]) throws(SealingError) {
        var failure = key.secret.withBytes { key in
            key.withUnsafeBytes { gcry_cipher_setkey(handle, $0.baseAddress, $0.count) }
        }
        if failure == 0 { failure = gcry_cipher_setiv(handle, nonce, nonce.count) }
        if failure == 0, !associatedData.isEmpty {
            failure = gcry_cipher_authenticate(handle, associatedData, associatedData.count)
        }
        guard failure == 0 else {
            throw SealingError(.unavailable, "preparing the cipher failed (libgcrypt error \(failure))")
        }
    }

    /// Writes the ciphertext and, behind it, the tag; `output` has room for both.
    func encrypt(_ plaintext: RawSpan, into output: UnsafeMutableRawBufferPointer) -> gcry_error_t {
        let count = plaintext.byteCount
        let failure = plaintext.withUnsafeBytes {
            gcry_cipher_encrypt(handle, output.baseAddress, count, $0.baseAddress, count)
        }
        guard failure == 0 else { return failure }
        return gcry_cipher_gettag(handle, output.baseAddress?.advanced(by: count), Sealing.tagByteCount)
    }

    /// Takes ciphertext with tag; on failure `output` holds nothing that may be used.
    func decrypt(_ sealed: RawSpan, into output: UnsafeMutableRawBufferPointer) -> gcry_error_t {
        sealed.withUnsafeBytes { sealed in
            // GCM-SIV decrypts with the tag as its counter, so the library wants it first.
            let tag = sealed.baseAddress?.advanced(by: output.count)
            let failure = CGcrypt_set_decryption_tag(handle, tag, Sealing.tagByteCount)
            guard failure == 0 else { return failure }
            return gcry_cipher_decrypt(handle, output.baseAddress, output.count, sealed.baseAddress, output.count)
        }
    }

    deinit { gcry_cipher_close(handle) }
}
