import COpenSSL

/// The error queue of OpenSSL, which belongs to the thread: cleared before each call, emptied after it.
enum OpenSSLErrors {
    /// One entry of the queue.
    struct Entry {
        let library: Int
        let reason: Int
        let words: String

        func isSSL(_ code: Int32) -> Bool { library == Int(ERR_LIB_SSL) && reason == Int(code) }
    }

    static func clear() { ERR_clear_error() }

    /// The first entry of the TLS library, or the first of any; the queue is empty afterwards.
    ///
    /// Entries of the layers beneath, which come first, say of a forged certificate no more than "EVP lib".
    static func take() -> Entry? {
        var first: Entry?
        while case let code = ERR_get_error(), code != 0 {
            let library = Int(ERR_GET_LIB(code))
            guard first == nil || library == Int(ERR_LIB_SSL) else { continue }
            let reason = Int(ERR_GET_REASON(code))
            first = Entry(library: library, reason: reason, words: words(code, library: library, reason: reason))
            if library == Int(ERR_LIB_SSL) { break }
        }
        ERR_clear_error()
        return first
    }

    private static func words(_ code: UInt, library: Int, reason: Int) -> String {
        // Reasons from 1000 on are alerts of the peer.
        if library == Int(ERR_LIB_SSL), reason >= Int(SSL_AD_REASON_OFFSET),
            let alert = SSL_alert_desc_string_long(Int32(clamping: reason - Int(SSL_AD_REASON_OFFSET)))
        {
            return "the other side says: \(String(cString: alert))"
        }
        if let text = ERR_reason_error_string(code) { return String(cString: text) }
        // An error number of the system's stands at the end of "error:80000002:system library::No such file".
        var buffer = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(code, &buffer, buffer.count)
        let line = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return line.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false).last.map(String.init) ?? line
    }
}
