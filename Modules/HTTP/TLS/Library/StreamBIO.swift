import COpenSSL

/// What OpenSSL reads from and writes to: a ``TLSEngine``, which it sees as a BIO.
///
/// The BIO points to the engine without holding it: the engine owns the SSL object, which owns the BIO.
enum StreamBIO {
    /// The functions; to be freed with `BIO_meth_free` after the last BIO.
    static func makeMethod() -> OpaquePointer? {
        // A type without an index of its own: nobody looks for it in a chain, and there are only 127.
        guard let method = BIO_meth_new(BIO_TYPE_SOURCE_SINK, "byte stream") else { return nil }
        BIO_meth_set_create(method) { bio in
            BIO_set_init(bio, 1)
            return 1
        }
        BIO_meth_set_read_ex(method) { bio, bytes, wanted, count in
            guard let bytes, let engine = StreamBIO.engine(of: bio) else { return 0 }
            COpenSSL_clear_retry(bio)
            let taken = engine.takeInput(UnsafeMutableRawBufferPointer(start: bytes, count: wanted))
            count?.pointee = taken
            // The stream's end is not told here: OpenSSL learns of it through close_notify or not at all.
            if taken == 0 { COpenSSL_set_retry_read(bio) }
            return taken > 0 ? 1 : 0
        }
        BIO_meth_set_write_ex(method) { bio, bytes, byteCount, count in
            guard let bytes, let engine = StreamBIO.engine(of: bio) else { return 0 }
            COpenSSL_clear_retry(bio)
            guard engine.putOutput(UnsafeRawBufferPointer(start: bytes, count: byteCount)) else { return 0 }
            count?.pointee = byteCount
            return 1
        }
        BIO_meth_set_ctrl(method) { _, command, _, _ in command == Int32(BIO_CTRL_FLUSH) ? 1 : 0 }
        return method
    }

    static func make(_ method: OpaquePointer, for engine: TLSEngine) -> OpaquePointer? {
        guard let bio = BIO_new(method) else { return nil }
        BIO_set_data(bio, Unmanaged.passUnretained(engine).toOpaque())
        return bio
    }

    private static func engine(of bio: OpaquePointer?) -> TLSEngine? {
        BIO_get_data(bio).map { Unmanaged<TLSEngine>.fromOpaque($0).takeUnretainedValue() }
    }
}
