/// Finds the number of a field name by its length and at most three words of its letters.
enum KnownNames {
    /// The names by number, as we write them; names are compared without regard to case (RFC 9110 section 5.1).
    static let texts: [StaticString] = [
        "", "Host", "Connection", "Content-Length", "Transfer-Encoding", "Upgrade", "Expect", "TE", "Trailer",
        "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "WWW-Authenticate",
        "Content-Type", "Content-Encoding", "Content-Range", "Date", "Server", "Via", "Authorization", "X-Request-ID",
        "Cookie", "Set-Cookie", "User-Agent", "Accept", "Accept-Encoding", "Accept-Language", "Cache-Control",
        "Location", "Origin", "Referer", "Retry-After", "Forwarded", "Max-Forwards", "Sec-WebSocket-Key",
        "Sec-WebSocket-Version", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "Sec-WebSocket-Accept", "Range",
        "ETag", "If-Match", "If-None-Match", "Last-Event-ID", "X-Forwarded-For", "X-Forwarded-Proto",
        "X-Forwarded-Host", "HTTP2-Settings", "Sec-Fetch-Site", "If-Modified-Since", "Vary",
    ]

    /// The bytes of a name of at most 24 bytes: each stands in one of the words.
    private struct Words {
        var first: UInt64 = 0
        var middle: UInt64 = 0
        var last: UInt64 = 0

        @inline(__always) init(_ base: UnsafeRawPointer, _ count: Int) {
            if count >= 8 {
                first = ByteScan.word(base, 0)
                last = ByteScan.word(base, count &- 8)
                if count > 16 { middle = ByteScan.word(base, 8) }
            } else if count >= 4 {
                first = UInt64(base.loadUnaligned(as: UInt32.self))
                last = UInt64(base.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
            } else {
                for offset in 0..<count { first = first << 8 | UInt64(ByteScan.byte(base, offset)) }
            }
        }

        init(_ bytes: UnsafeRawBufferPointer) {
            if let base = bytes.baseAddress { self.init(base, bytes.count) } else { self.init() }
        }

        private init() {}

        @inline(__always) func isEqual(to other: Words, ignoring blanks: Words) -> Bool {
            (first | blanks.first) == other.first && (middle | blanks.middle) == other.middle
                && (last | blanks.last) == other.last
        }
    }

    private struct Entry {
        let name: FieldName
        /// In lower case.
        let words: Words
        /// 0x20 under each letter, so that only letters are compared without case and every other byte exactly.
        let blanks: Words

        init(number: Int) {
            let text = Array(texts[number].description.utf8)
            let lowercased = text.map(ASCII.lowercased)
            let letters: [UInt8] = lowercased.map { $0 &- 0x61 < 26 ? 0x20 : 0 }
            name = FieldName(index: UInt8(number))
            words = lowercased.withUnsafeBytes(Words.init)
            blanks = letters.withUnsafeBytes(Words.init)
        }
    }

    private static let longest = 24

    /// Entries in order of length.
    private static let entries: [Entry] = texts.indices.dropFirst()
        .sorted { texts[$0].utf8CodeUnitCount < texts[$1].utf8CodeUnitCount }
        .map(Entry.init(number:))

    /// For each length, where its entries begin.
    private static let starts: [Int] = (0...longest + 1).map { length in
        texts.dropFirst().count { $0.utf8CodeUnitCount < length }
    }

    /// The number of this name; ``FieldName/other`` where it has none.
    @inline(__always) static func find(_ base: UnsafeRawPointer, _ count: Int) -> FieldName {
        guard count <= longest else { return .other }
        let words = Words(base, count)
        for index in starts[count]..<starts[count &+ 1] {
            if words.isEqual(to: entries[index].words, ignoring: entries[index].blanks) { return entries[index].name }
        }
        return .other
    }
}
