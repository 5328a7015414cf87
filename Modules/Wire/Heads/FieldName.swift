/// A field name that the codecs know, so that asking for it compares numbers and not text.
public struct FieldName: Hashable, Sendable {
    /// Below 64, so that the names seen in a head fit in the bits of one word.
    let index: UInt8

    /// A name that is none of those below; look for it by its text.
    public static var other: FieldName { FieldName(index: 0) }

    public static var host: FieldName { FieldName(index: 1) }
    public static var connection: FieldName { FieldName(index: 2) }
    public static var contentLength: FieldName { FieldName(index: 3) }
    public static var transferEncoding: FieldName { FieldName(index: 4) }
    public static var upgrade: FieldName { FieldName(index: 5) }
    public static var expect: FieldName { FieldName(index: 6) }
    public static var te: FieldName { FieldName(index: 7) }
    public static var trailer: FieldName { FieldName(index: 8) }
    public static var keepAlive: FieldName { FieldName(index: 9) }
    public static var proxyConnection: FieldName { FieldName(index: 10) }
    public static var proxyAuthenticate: FieldName { FieldName(index: 11) }
    public static var proxyAuthorization: FieldName { FieldName(index: 12) }
    public static var wwwAuthenticate: FieldName { FieldName(index: 13) }
    public static var contentType: FieldName { FieldName(index: 14) }
    public static var contentEncoding: FieldName { FieldName(index: 15) }
    public static var contentRange: FieldName { FieldName(index: 16) }
    public static var date: FieldName { FieldName(index: 17) }
    public static var server: FieldName { FieldName(index: 18) }
    public static var via: FieldName { FieldName(index: 19) }
    public static var authorization: FieldName { FieldName(index: 20) }
    public static var xRequestID: FieldName { FieldName(index: 21) }
    public static var cookie: FieldName { FieldName(index: 22) }
    public static var setCookie: FieldName { FieldName(index: 23) }
    public static var userAgent: FieldName { FieldName(index: 24) }
    public static var accept: FieldName { FieldName(index: 25) }
    public static var acceptEncoding: FieldName { FieldName(index: 26) }
    public static var acceptLanguage: FieldName { FieldName(index: 27) }
    public static var cacheControl: FieldName { FieldName(index: 28) }
    public static var location: FieldName { FieldName(index: 29) }
    public static var origin: FieldName { FieldName(index: 30) }
    public static var referer: FieldName { FieldName(index: 31) }
    public static var retryAfter: FieldName { FieldName(index: 32) }
    public static var forwarded: FieldName { FieldName(index: 33) }
    public static var maxForwards: FieldName { FieldName(index: 34) }
    public static var webSocketKey: FieldName { FieldName(index: 35) }
    public static var webSocketVersion: FieldName { FieldName(index: 36) }
    public static var webSocketProtocol: FieldName { FieldName(index: 37) }
    public static var webSocketExtensions: FieldName { FieldName(index: 38) }
    public static var webSocketAccept: FieldName { FieldName(index: 39) }
    public static var range: FieldName { FieldName(index: 40) }
    public static var etag: FieldName { FieldName(index: 41) }
    public static var ifMatch: FieldName { FieldName(index: 42) }
    public static var ifNoneMatch: FieldName { FieldName(index: 43) }
    public static var lastEventID: FieldName { FieldName(index: 44) }
    public static var xForwardedFor: FieldName { FieldName(index: 45) }
    public static var xForwardedProto: FieldName { FieldName(index: 46) }
    public static var xForwardedHost: FieldName { FieldName(index: 47) }
    public static var http2Settings: FieldName { FieldName(index: 48) }
    public static var secFetchSite: FieldName { FieldName(index: 49) }
    public static var ifModifiedSince: FieldName { FieldName(index: 50) }
    public static var vary: FieldName { FieldName(index: 51) }

    @inline(__always) var bit: UInt64 { 1 << UInt64(index) }

    /// Every name there is.
    public static var all: [FieldName] { (1...vary.index).map { FieldName(index: $0) } }
}
