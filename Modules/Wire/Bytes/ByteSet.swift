/// A set of ASCII bytes, asked in three instructions; no byte above 0x7F is in any.
struct ByteSet {
    private let low: UInt64
    private let high: UInt64

    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    @inline(__always) func contains(_ byte: UInt8) -> Bool {
        let word = byte & 0x40 == 0 ? low : high
        return (word >> UInt64(byte & 0x3F)) & UInt64(~byte >> 7) != 0
    }

    /// tchar: ``!#$%&'*+-.^_`|~``, digits and letters (RFC 9110 section 5.6.2).
    static var token: ByteSet { ByteSet(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE) }

    /// What a path is made of besides `%`: pchar and `/` (RFC 3986 section 3.3), and the three bytes that URLs from
    /// browsers carry as they are: `[`, `]`, `|` (WHATWG URL, path percent-encode set).
    static var path: ByteSet { ByteSet(low: 0x2FFF_FFD2_0000_0000, high: 0x57FF_FFFE_AFFF_FFFF) }

    /// What a query is made of besides `%`: pchar, `/` and `?` (RFC 3986 section 3.4), and what browsers leave as it is:
    /// ``[]{}|^\` `` and the grave accent (WHATWG URL, query percent-encode set).
    static var query: ByteSet { ByteSet(low: 0xAFFF_FFD2_0000_0000, high: 0x7FFF_FFFF_FFFF_FFFF) }

    /// A registered name besides `%`: unreserved and sub-delims (RFC 3986 section 3.2.2).
    static var registeredName: ByteSet { ByteSet(low: 0x2BFF_7FD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE) }

    /// What stands between the brackets of an IPv6 address: hex digits, `:` and `.`.
    static var addressLiteral: ByteSet { ByteSet(low: 0x07FF_4000_0000_0000, high: 0x0000_007E_0000_007E) }
}
