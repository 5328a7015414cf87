/// What a request is for, as places in its head (RFC 9112 section 3.2).
public struct RequestTarget: Hashable, Sendable {
    public enum Form: Hashable, Sendable {
        /// `/path?query`
        case origin
        /// `http://host/path?query`, for a proxy
        case absolute
        /// `host:port`, for CONNECT alone
        case authority
        /// `*`, for OPTIONS alone
        case asterisk
    }

    public let form: Form
    /// Whether an absolute target begins with `https:`.
    public let isSecure: Bool
    private let extent: Extent
    private let pathExtent: Extent
    private let queryExtent: Extent
    private let authorityExtent: Extent

    /// The whole target.
    public var range: Range<Int> { extent.place }
    /// Empty in authority and asterisk form; empty in absolute form means `/` (RFC 9110 section 4.2.3).
    public var path: Range<Int> { pathExtent.place }
    /// Without the question mark.
    public var query: Range<Int>? { queryExtent.range }
    /// Host and port of absolute and authority form.
    public var authority: Range<Int>? { authorityExtent.range }

    private init(
        form: Form, range: Range<Int>, path: Range<Int>, query: Range<Int>?, authority: Range<Int>?, isSecure: Bool
    ) {
        self.form = form
        self.isSecure = isSecure
        extent = Extent(range)
        pathExtent = Extent(path)
        queryExtent = query.map(Extent.init) ?? Extent()
        authorityExtent = authority.map(Extent.init) ?? Extent()
    }

    static var none: RequestTarget {
        RequestTarget(form: .asterisk, range: 0..<0, path: 0..<0, query: nil, authority: nil, isSecure: false)
    }

    static func read(_ base: UnsafeRawPointer, _ range: Range<Int>, _ method: Method) throws(WireFault) -> RequestTarget
    {
        // RFC 9112 section 3.2.3: CONNECT takes authority form and nothing else.
        if method == .connect {
            guard HostText.isHost(base, range, port: .required) else { throw .authorityTarget }
            return RequestTarget(
                form: .authority, range: range, path: range.upperBound..<range.upperBound, query: nil,
                authority: range, isSecure: false)
        }
        let first = ByteScan.byte(base, range.lowerBound)
        if first == ASCII.slash {
            let (path, query) = try pathAndQuery(base, range)
            return RequestTarget(
                form: .origin, range: range, path: path, query: query, authority: nil, isSecure: false)
        }
        if first == UInt8(ascii: "*"), range.count == 1 {
            // RFC 9112 section 3.2.4: only for OPTIONS.
            guard method == .options else { throw .asteriskTarget }
            return RequestTarget(
                form: .asterisk, range: range, path: range.upperBound..<range.upperBound, query: nil, authority: nil,
                isSecure: false)
        }
        return try absolute(base, range)
    }

    private static func absolute(_ base: UnsafeRawPointer, _ range: Range<Int>) throws(WireFault) -> RequestTarget {
        let start = range.lowerBound
        let isSecure = range.count >= 8 && LowercaseText.matches("https://", base, start..<start + 8)
        guard isSecure || (range.count >= 7 && LowercaseText.matches("http://", base, start..<start + 7)) else {
            throw .target
        }
        let authorityStart = start + (isSecure ? 8 : 7)
        var authorityEnd = authorityStart
        while authorityEnd < range.upperBound {
            let byte = ByteScan.byte(base, authorityEnd)
            if byte == ASCII.slash || byte == ASCII.questionMark { break }
            authorityEnd += 1
        }
        // An empty host is invalid (RFC 9110 section 4.2.1), and so is a user before it (section 4.2.4).
        let authority = authorityStart..<authorityEnd
        guard HostText.isHost(base, authority, port: .optional) else { throw .targetAuthority }
        let (path, query) = try pathAndQuery(base, authorityEnd..<range.upperBound)
        return RequestTarget(
            form: .absolute, range: range, path: path, query: query, authority: authority, isSecure: isSecure)
    }

    @inline(__always)
    private static func pathAndQuery(
        _ base: UnsafeRawPointer, _ range: Range<Int>
    ) throws(WireFault) -> (Range<Int>, Range<Int>?) {
        let pathEnd = try end(of: .path, base, range)
        if pathEnd == range.upperBound { return (range, nil) }
        guard ByteScan.byte(base, pathEnd) == ASCII.questionMark else { throw .target }
        let query = (pathEnd + 1)..<range.upperBound
        guard try end(of: .query, base, query) == query.upperBound else { throw .target }
        return (range.lowerBound..<pathEnd, query)
    }

    /// Where the bytes of the set end, each `%` followed by two hex digits (RFC 3986 section 2.1).
    @inline(__always)
    private static func end(
        of set: ByteSet, _ base: UnsafeRawPointer, _ range: Range<Int>
    ) throws(WireFault) -> Int {
        var offset = range.lowerBound
        while true {
            offset = ByteScan.firstOutside(targetSet: set, in: base, from: offset, to: range.upperBound)
            guard offset < range.upperBound, ByteScan.byte(base, offset) == UInt8(ascii: "%") else { return offset }
            guard range.upperBound &- offset > 2, ASCII.hexValue(ByteScan.byte(base, offset &+ 1)) != nil,
                ASCII.hexValue(ByteScan.byte(base, offset &+ 2)) != nil
            else { throw .targetEscape }
            offset &+= 3
        }
    }
}
