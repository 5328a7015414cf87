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

    /// The entry that came first, which is the cause of the others; the queue is empty afterwards.
    static func take() -> Entry? {
        let code = ERR_get_error()
        defer { ERR_clear_error() }
        guard code != 0 else { return nil }
        let library = Int(ERR_GET_LIB(code))
        let reason = Int(ERR_GET_REASON(code))
        return Entry(library: library, reason: reason, words: words(code, library: library, reason: reason))
    }

    private static func words(_ code: UInt, library: Int, reason: Int) -> String {
        // Reasons from 1000 on are alerts of the peer.
        if library == Int(ERR_LIB_SSL), reason >= Int(SSL_AD_REASON_OFFSET),
            let alert = SSL_alert_desc_string_long(Int32(clamping: reason - Int(SSL_AD_REASON_OFFSET)))
        {
            return "the other side says: \(String(cString: alert))"
        }
        // For the library "system" the reason is an error number of the system's.
        if let text = ERR_reason_error_string(code) { return String(cString: text) }
        var buffer = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(code, &buffer, buffer.count)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
