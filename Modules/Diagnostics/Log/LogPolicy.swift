/// How a log is written: its bounds and its patience.
public struct LogPolicy: Sendable {
    /// A file that has reached this size is followed by the next part.
    public var partBytes = 16 << 20
    /// How many parts stay; older ones are removed.
    public var keptParts = 4
    /// The lines that may wait to be written.
    public var queueLines = 8192
    /// The memory that waiting lines may take.
    public var queueBytes = 2 << 20
    /// The first pause after a failure; it doubles up to `longestPause`.
    public var shortestPause = Duration.milliseconds(100)
    public var longestPause = Duration.seconds(30)

    public init() {}

    /// As much as goes to the system in one call.
    static let batchBytes = 64 << 10

    /// The policy with values that would make no sense brought to the nearest that do.
    var sane: LogPolicy {
        var policy = self
        policy.partBytes = max(1, partBytes)
        policy.keptParts = max(1, keptParts)
        policy.queueLines = max(1, queueLines)
        policy.queueBytes = max(1, queueBytes)
        policy.shortestPause = max(.milliseconds(1), shortestPause)
        policy.longestPause = max(policy.shortestPause, longestPause)
        return policy
    }
}

/// Who writes a log, for the first line of each part.
public struct LogIdentity: Hashable, Sendable {
    public let program: String
    public let version: String
    public let process: Int

    public init(program: String, version: String = ProductVersion.current, process: Int) {
        self.program = program
        self.version = version
        self.process = process
    }
}

/// A point in time on both clocks: the wall clock is for people, the monotonic one for pauses.
public struct Moment: Hashable, Sendable {
    public var wall: Timestamp
    public var monotonic: Duration

    public init(wall: Timestamp, monotonic: Duration) {
        self.wall = wall
        self.monotonic = monotonic
    }
}
