/// What can be seen of the process that has a number now.
///
/// It is for formats that name a process by its pid alone; where the format is our own, `ProcessIdentity` says more.
public struct ProcessFacts: Hashable, Sendable {
    /// Whether there is such a process.
    public enum State: Hashable, Sendable {
        case absent
        /// It has ended, and its parent has not asked after it.
        case ended
        case running
        /// There is one, and its facts are hidden from this user.
        case hidden
    }

    public let state: State
    /// When it started, in seconds since 1970; it moves with the wall clock when that is set.
    public let startedAt: Int64?
    /// The words it was started with, as many as the kernel shows at once.
    public let command: [String]

    public init(_ state: State, startedAt: Int64? = nil, command: [String] = []) {
        self.state = state
        self.startedAt = startedAt
        self.command = command
    }

    /// Whether it can still do anything.
    public var isAlive: Bool { state == .running || state == .hidden }

    /// Looks at a process of this machine.
    public static func of(pid: Int32) -> ProcessFacts {
        // kill(2) takes 0 and negative numbers for whole groups of processes.
        guard pid > 0 else { return ProcessFacts(.absent) }
        guard let line = KernelFile.read("/proc/\(pid)/stat"), let status = ProcessStatus(line) else {
            return ProcessFacts(System.exists(process: pid) ? .hidden : .absent)
        }
        let words = (KernelFile.read("/proc/\(pid)/cmdline") ?? []).split(separator: 0)
        return ProcessFacts(
            status.isZombie ? .ended : .running, startedAt: startTime(ticks: status.started),
            command: words.map { String(decoding: $0, as: UTF8.self) })
    }

    /// The kernel counts in hundredths of a second since boot towards programs (USER_HZ, proc(5)).
    private static func startTime(ticks: UInt64) -> Int64? {
        guard let text = KernelFile.read("/proc/uptime"),
            let uptime = Double(String(decoding: text.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self))
        else { return nil }
        return System.wallSeconds - Int64(uptime - Double(ticks) / 100)
    }
}
