import CGcrypt

/// Digests bytes as they come, without holding them.
public struct DigestStream: ~Copyable {
    public let algorithm: Digest.Algorithm
    private let handle: gcry_md_hd_t

    public init(_ algorithm: Digest.Algorithm) {
        Gcrypt.start()
        self.algorithm = algorithm
        var handle: gcry_md_hd_t?
        let failure = gcry_md_open(&handle, algorithm.gcryptNumber, 0)
        guard failure == 0, let handle else {
            // Both functions are always built in, so this is malloc that failed: as fatal here as anywhere in Swift.
            preconditionFailure("libgcrypt gave no \(algorithm) context (error \(failure))")
        }
        self.handle = handle
    }

    /// Takes the next bytes.
    public mutating func update(_ bytes: RawSpan) {
        bytes.withUnsafeBytes { gcry_md_write(handle, $0.baseAddress, $0.count) }
    }

    public mutating func update(_ bytes: [UInt8]) { update(bytes.span.bytes) }

    /// The digest of all bytes taken.
    public consuming func finish() -> Digest {
        let count = algorithm.byteCount
        // gcry_md_read finalises by itself; it is nil only for an algorithm the handle was not opened with.
        guard let result = gcry_md_read(handle, 0) else { preconditionFailure("no \(algorithm) result") }
        return Digest(unchecked: [UInt8](UnsafeBufferPointer(start: result, count: count)), algorithm)
    }

    deinit { gcry_md_close(handle) }
}

extension Digest.Algorithm {
    fileprivate var gcryptNumber: Int32 {
        switch kind {
        case .sha256: Int32(GCRY_MD_SHA256.rawValue)
        case .sha512: Int32(GCRY_MD_SHA512.rawValue)
        }
    }
}
