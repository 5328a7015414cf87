import CGcrypt

/// A 256-bit key for ``Sealing``.
public struct SealingKey: Sendable, Equatable {
    static let byteCount = 32
    let secret: Secret

    /// Takes a key as it is; nil unless it has 32 bytes.
    public init?(_ secret: Secret) {
        guard secret.byteCount == Self.byteCount else { return nil }
        self.secret = secret
    }

    /// A key that only this process knows.
    public static func random() -> SealingKey {
        SealingKey(unchecked: Secret(byteCount: byteCount) { System.fillRandom($0) })
    }

    private init(unchecked secret: Secret) { self.secret = secret }

    /// Stretches a password; takes as long as `derivation` says, so never call it on a loop.
    ///
    /// - Parameters:
    ///   - password: 1 to 4096 bytes.
    ///   - salt: 8 to 64 bytes, fresh for each password that is set.
    ///   - derivation: the function and its cost.
    ///   - pepper: a secret beside the password (RFC 9106 calls it K); Argon2id only.
    ///   - associatedData: what the key is for (RFC 9106: X); Argon2id only.
    public static func derived(
        from password: Secret, salt: [UInt8], by derivation: KeyDerivation = .standard,
        pepper: Secret? = nil, associatedData: [UInt8] = []
    ) throws(SealingError) -> SealingKey {
        guard (1...4096).contains(password.byteCount) else {
            throw SealingError(.shape, "a password has 1 to 4096 bytes, this one \(password.byteCount)")
        }
        // Argon2 demands eight bytes (RFC 9106 §3.1); PBKDF2's own test vectors have less.
        guard (1...64).contains(salt.count), derivation.isPBKDF2 || salt.count >= 8 else {
            throw SealingError(.shape, "a salt of \(salt.count) bytes is not accepted: 8 to 64 are")
        }
        guard Gcrypt.isReady else { throw SealingError.unavailable }
        let secret = try Secret(byteCount: byteCount) { output throws(SealingError) in
            let failure = password.withBytes { password in
                switch derivation.function {
                case .pbkdf2SHA256(let iterations):
                    pbkdf2(password, salt, iterations, into: output)
                case .argon2id(let memoryKiB, let iterations, let parallelism):
                    (pepper ?? Secret([])).withBytes { pepper in
                        let parameters = [byteCount, iterations, memoryKiB, parallelism].map { UInt($0) }
                        return argon2id(password, salt, parameters, pepper, associatedData, into: output)
                    }
                }
            }
            guard failure == 0 else {
                throw SealingError(.unavailable, "deriving the key failed: \(describe(failure))")
            }
        }
        return SealingKey(unchecked: secret)
    }

    private static func pbkdf2(
        _ password: RawSpan, _ salt: [UInt8], _ iterations: Int, into output: UnsafeMutableRawBufferPointer
    ) -> gcry_error_t {
        password.withUnsafeBytes { password in
            gcry_kdf_derive(
                password.baseAddress, password.count, Int32(GCRY_KDF_PBKDF2.rawValue),
                Int32(GCRY_MD_SHA256.rawValue), salt, salt.count, UInt(iterations), output.count, output.baseAddress)
        }
    }

    private static func argon2id(
        _ password: RawSpan, _ salt: [UInt8], _ parameters: [UInt], _ pepper: RawSpan, _ associatedData: [UInt8],
        into output: UnsafeMutableRawBufferPointer
    ) -> gcry_error_t {
        var handle: gcry_kdf_hd_t?
        let failure = password.withUnsafeBytes { password in
            pepper.withUnsafeBytes { pepper in
                gcry_kdf_open(
                    &handle, Int32(GCRY_KDF_ARGON2.rawValue), Int32(GCRY_KDF_ARGON2ID.rawValue),
                    parameters, UInt32(parameters.count), password.baseAddress, password.count, salt, salt.count,
                    pepper.baseAddress, pepper.count, associatedData, associatedData.count)
            }
        }
        guard failure == 0 else { return failure }
        defer { gcry_kdf_close(handle) }
        // Without thread operations the lanes are computed one after the other, with the same result.
        let computed = gcry_kdf_compute(handle, nil)
        return computed == 0 ? gcry_kdf_final(handle, output.count, output.baseAddress) : computed
    }

    private static func describe(_ failure: gcry_error_t) -> String {
        gcry_strerror(failure).map { String(cString: $0) } ?? "error \(failure)"
    }
}

extension KeyDerivation {
    fileprivate var isPBKDF2: Bool {
        if case .pbkdf2SHA256 = function { true } else { false }
    }
}
