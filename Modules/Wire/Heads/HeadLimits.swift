/// How large a head may be.
///
/// Each limit has an error of its own. Heads are at most 16 MiB and names at most 65,535 bytes, whatever is asked for.
public struct HeadLimits: Hashable, Sendable {
    /// Bytes of the request line or status line without its end; beyond it a request is answered 414.
    ///
    /// RFC 9112 section 3 recommends to support at least 8,000.
    public var startLine: Int
    /// Bytes of a field line without its end; beyond it a request is answered 431.
    public var fieldLine: Int
    /// Bytes of the whole head, the empty line included.
    public var total: Int
    /// Field lines.
    public var fields: Int
    /// Options in all Connection fields, each of which is compared with every field name.
    public var connectionOptions: Int

    public init(
        startLine: Int = 16 << 10, fieldLine: Int = 16 << 10, total: Int = 64 << 10, fields: Int = 128,
        connectionOptions: Int = 32
    ) {
        self.startLine = startLine
        self.fieldLine = fieldLine
        self.total = total
        self.fields = fields
        self.connectionOptions = connectionOptions
    }

    /// The same within the bounds that places in a head can tell.
    var bounded: HeadLimits {
        var limits = self
        limits.total = max(0, min(total, 16 << 20))
        return limits
    }
}
