/// What a line of a log turned out to be.
public enum LogEntry: Hashable, Sendable {
    /// A marker this version knows, with its values.
    case marker(Marker, at: Timestamp)
    /// A whole line whose marker this version does not know, or knows otherwise.
    case unknown(MarkerLine)
    /// Not a line of a log: torn, overwritten, too long, or somebody else's.
    case damaged

    /// Reads a line; nil for an empty one, which stands where a writer recovered from a torn line.
    public init?(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return nil }
        guard let line = MarkerLine(bytes) else {
            self = .damaged
            return
        }
        self = Marker(line).map { .marker($0, at: line.time) } ?? .unknown(line)
    }
}
