/// A set of known field names.
public struct FieldNameSet: Hashable, Sendable, ExpressibleByArrayLiteral {
    var bits: UInt64

    init(bits: UInt64) { self.bits = bits }

    public init(arrayLiteral elements: FieldName...) {
        bits = elements.reduce(0) { $0 | $1.bit } & ~FieldName.other.bit
    }

    @inline(__always) public func contains(_ name: FieldName) -> Bool { bits & name.bit != 0 }

    public func union(_ other: FieldNameSet) -> FieldNameSet { FieldNameSet(bits: bits | other.bits) }
}

/// Which fields are for one connection only (RFC 9110 section 7.6.1).
enum HopByHop {
    /// Those that are so by their name: what section 7.6.1 lists, the two that a proxy consumes (section 11.7), and
    /// HTTP2-Settings, which is always named by Connection (RFC 7540 section 3.2.1).
    static var always: FieldNameSet {
        FieldNameSet(
            bits: FieldName.connection.bit | FieldName.keepAlive.bit | FieldName.proxyConnection.bit | FieldName.te.bit
                | FieldName.transferEncoding.bit | FieldName.upgrade.bit | FieldName.proxyAuthenticate.bit
                | FieldName.proxyAuthorization.bit | FieldName.http2Settings.bit)
    }

    /// Naming these by Connection has no effect: a peer must not be able to take Host or the length out of a message
    /// (RFC 9110 section 7.6.1 forbids to name what is for all recipients).
    static var never: FieldNameSet { FieldNameSet(bits: FieldName.host.bit | FieldName.contentLength.bit) }
}
