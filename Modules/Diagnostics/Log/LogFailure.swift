/// Why a log could not be written: for the log itself to say later, never for the caller who emitted.
public struct LogFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What stood in the way.
    public enum Reason: String, MarkerChoice {
        /// The disk or the quota is full.
        case noSpace = "no_space"
        /// The directory is not there.
        case missing
        /// The permissions, or a read-only file system, refuse it.
        case denied
        /// Anything else.
        case other
    }

    public let reason: Reason
    /// What the system said, for people.
    public let detail: String
    /// How many bytes were written before the failure.
    public let written: Int

    public init(_ reason: Reason, detail: String, written: Int = 0) {
        self.reason = reason
        self.detail = detail
        self.written = written
    }

    public var description: String { "the log cannot be written: \(detail)" }
}
