import COpenSSL

/// Gives connections to the same servers the same certificate objects.
///
/// OpenSSL parses the peer's chain for each connection and keeps it, which takes several KB of an idle one. Here a chain
/// that was verified before is exchanged for the objects of that time, byte for byte the same, before it is verified
/// again.
final class CertificatePool {
    static let capacity = 32
    private var certificates: [(fingerprint: [UInt8], certificate: Certificate)] = []

    /// Stands in for OpenSSL's own verification in all connections of a context, of which the pool must outlive the last.
    func install(in context: OpaquePointer) {
        SSL_CTX_set_cert_verify_callback(
            context,
            { verification, pool in
                guard let verification, let pool else { return 0 }
                return Unmanaged<CertificatePool>.fromOpaque(pool).takeUnretainedValue().verify(verification)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func verify(_ verification: OpaquePointer) -> Int32 {
        let chain = X509_STORE_CTX_get0_untrusted(verification)
        let fingerprints = (0..<max(0, COpenSSL_certificate_count(chain))).map { index in
            share(at: index, of: chain)
        }
        if let leaf = COpenSSL_certificate_at(chain, 0) { X509_STORE_CTX_set_cert(verification, leaf) }
        let result = X509_verify_cert(verification)
        if result == 1 {
            for (index, fingerprint) in fingerprints.enumerated() where !fingerprint.isEmpty {
                guard let certificate = COpenSSL_certificate_at(chain, Int32(index)) else { continue }
                remember(certificate, fingerprint)
            }
        }
        return result
    }

    private func share(at index: Int32, of chain: OpaquePointer?) -> [UInt8] {
        guard let certificate = COpenSSL_certificate_at(chain, index) else { return [] }
        let fingerprint = Certificate.fingerprint(of: certificate)
        if let known = certificates.first(where: { $0.fingerprint == fingerprint })?.certificate.handle {
            X509_up_ref(known)
            X509_free(COpenSSL_replace_certificate(chain, index, known))
        }
        return fingerprint
    }

    private func remember(_ certificate: OpaquePointer, _ fingerprint: [UInt8]) {
        guard !certificates.contains(where: { $0.fingerprint == fingerprint }) else { return }
        if certificates.count == Self.capacity { certificates.removeFirst() }
        certificates.append((fingerprint, Certificate(sharing: certificate)))
    }
}
