/// A request method, as a number for those that have a meaning here.
///
/// Methods are case-sensitive (RFC 9110 section 9.1): "get" is ``other``.
public struct Method: Hashable, Sendable {
    private let index: UInt8

    private init(_ index: UInt8) { self.index = index }

    /// A method without a meaning here; its text stands in the request.
    public static var other: Method { Method(0) }
    public static var get: Method { Method(1) }
    public static var head: Method { Method(2) }
    public static var post: Method { Method(3) }
    public static var put: Method { Method(4) }
    public static var delete: Method { Method(5) }
    public static var connect: Method { Method(6) }
    public static var options: Method { Method(7) }
    public static var trace: Method { Method(8) }
    public static var patch: Method { Method(9) }

    /// Its text; empty for ``other``.
    public var text: StaticString {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .delete: "DELETE"
        case .connect: "CONNECT"
        case .options: "OPTIONS"
        case .trace: "TRACE"
        case .patch: "PATCH"
        default: ""
        }
    }

    /// Whether it asks for nothing to be changed (RFC 9110 section 9.2.1).
    public var isSafe: Bool { self == .get || self == .head || self == .options || self == .trace }

    /// Whether sending it twice is as sending it once (RFC 9110 section 9.2.2), so that it may be sent again.
    public var isIdempotent: Bool { isSafe || self == .put || self == .delete }

    /// Longer ones are answered 501 (RFC 9112 section 3).
    static let longest = 64

    static func find(_ base: UnsafeRawPointer, _ count: Int) -> Method {
        switch count {
        case 3: matches("GET", base) ? .get : matches("PUT", base) ? .put : .other
        case 4: matches("POST", base) ? .post : matches("HEAD", base) ? .head : .other
        case 5: matches("TRACE", base) ? .trace : matches("PATCH", base) ? .patch : .other
        case 6: matches("DELETE", base) ? .delete : .other
        case 7: matches("OPTIONS", base) ? .options : matches("CONNECT", base) ? .connect : .other
        default: .other
        }
    }

    @inline(__always) private static func matches(_ text: StaticString, _ base: UnsafeRawPointer) -> Bool {
        for offset in 0..<text.utf8CodeUnitCount where ByteScan.byte(base, offset) != text.utf8Start[offset] {
            return false
        }
        return true
    }
}
