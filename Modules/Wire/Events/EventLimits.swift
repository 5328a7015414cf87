/// How large an event may be.
public struct EventLimits: Hashable, Sendable {
    /// Bytes of a line without its end.
    public var line: Int
    /// Bytes of the data, type and id of one event together.
    public var event: Int

    public init(line: Int = 16 << 20, event: Int = 32 << 20) {
        self.line = line
        self.event = event
    }
}
