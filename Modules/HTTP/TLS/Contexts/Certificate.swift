import COpenSSL

/// A certificate that is held for as long as this value is.
final class Certificate {
    let handle: OpaquePointer

    /// Takes the caller's reference over.
    init(owned handle: OpaquePointer) { self.handle = handle }

    /// Takes a reference of its own.
    init(sharing handle: OpaquePointer) {
        X509_up_ref(handle)
        self.handle = handle
    }

    deinit { X509_free(handle) }

    /// SHA-256 of the whole certificate, signature included.
    var fingerprint: [UInt8] { Self.fingerprint(of: handle) }

    static func fingerprint(of handle: OpaquePointer) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
            var length: UInt32 = 0
            count = X509_digest(handle, EVP_sha256(), buffer.baseAddress, &length) == 1 ? Int(length) : 0
        }
    }
}
