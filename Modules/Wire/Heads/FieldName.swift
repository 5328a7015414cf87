/// A field name that the codecs know, so that asking for it compares numbers and not text.
public struct FieldName: Hashable, Sendable {
    /// Below 64, so that the names seen in a head fit in the bits of one word.
    let index: UInt8

    /// A name that is none of those below; look for it by its text.
    public static let other = FieldName(index: 0)

    public static let host = FieldName(index: 1)
    public static let connection = FieldName(index: 2)
    public static let contentLength = FieldName(index: 3)
    public static let transferEncoding = FieldName(index: 4)
    public static let upgrade = FieldName(index: 5)
    public static let expect = FieldName(index: 6)
    public static let te = FieldName(index: 7)
    public static let trailer = FieldName(index: 8)
    public static let keepAlive = FieldName(index: 9)
    public static let proxyConnection = FieldName(index: 10)
    public static let proxyAuthenticate = FieldName(index: 11)
    public static let proxyAuthorization = FieldName(index: 12)
    public static let wwwAuthenticate = FieldName(index: 13)
    public static let contentType = FieldName(index: 14)
    public static let contentEncoding = FieldName(index: 15)
    public static let contentRange = FieldName(index: 16)
    public static let date = FieldName(index: 17)
    public static let server = FieldName(index: 18)
    public static let via = FieldName(index: 19)
    public static let authorization = FieldName(index: 20)
    public static let xRequestID = FieldName(index: 21)
    public static let cookie = FieldName(index: 22)
    public static let setCookie = FieldName(index: 23)
    public static let userAgent = FieldName(index: 24)
    public static let accept = FieldName(index: 25)
    public static let acceptEncoding = FieldName(index: 26)
    public static let acceptLanguage = FieldName(index: 27)
    public static let cacheControl = FieldName(index: 28)
    public static let location = FieldName(index: 29)
    public static let origin = FieldName(index: 30)
    public static let referer = FieldName(index: 31)
    public static let retryAfter = FieldName(index: 32)
    public static let forwarded = FieldName(index: 33)
    public static let maxForwards = FieldName(index: 34)
    public static let webSocketKey = FieldName(index: 35)
    public static let webSocketVersion = FieldName(index: 36)
    public static let webSocketProtocol = FieldName(index: 37)
    public static let webSocketExtensions = FieldName(index: 38)
    public static let webSocketAccept = FieldName(index: 39)
    public static let range = FieldName(index: 40)
    public static let etag = FieldName(index: 41)
    public static let ifMatch = FieldName(index: 42)
    public static let ifNoneMatch = FieldName(index: 43)
    public static let lastEventID = FieldName(index: 44)
    public static let xForwardedFor = FieldName(index: 45)
    public static let xForwardedProto = FieldName(index: 46)
    public static let xForwardedHost = FieldName(index: 47)
    public static let http2Settings = FieldName(index: 48)
    public static let secFetchSite = FieldName(index: 49)
    public static let ifModifiedSince = FieldName(index: 50)
    public static let vary = FieldName(index: 51)

    /// The name in lower case; empty for ``other``.
    public var text: String { KnownNames.texts[Int(index)].description }

    /// The name as it is written by us; empty for ``other``.
    var spelling: StaticString { KnownNames.texts[Int(index)] }

    @inline(__always) var bit: UInt64 { 1 << UInt64(index) }
}
