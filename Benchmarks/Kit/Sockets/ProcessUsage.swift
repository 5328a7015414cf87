import Glibc

/// What a process and the children it has have used, as /proc says.
public struct ProcessUsage: Sendable, Equatable {
    /// Processor time of all their threads, from the scheduler, which counts to the nanosecond.
    public var nanoseconds: UInt64 = 0
    /// The same in the system's ticks, which alone tell user time from system time.
    public var userTicks: UInt64 = 0
    public var systemTicks: UInt64 = 0

    public init(nanoseconds: UInt64 = 0, userTicks: UInt64 = 0, systemTicks: UInt64 = 0) {
        self.nanoseconds = nanoseconds
        self.userTicks = userTicks
        self.systemTicks = systemTicks
    }

    public init(of process: Int32) {
        for member in Self.family(of: process) {
            for thread in ProcFile.names(in: "/proc/\(member)/task") {
                let schedule = ProcFile.words(of: "/proc/\(member)/task/\(thread)/schedstat")
                nanoseconds &+= schedule.first.flatMap { UInt64($0) } ?? 0
            }
            // proc(5): the name stands in brackets and may hold spaces; fields 14 and 15 come 11 words behind it.
            let text = ProcFile.text(of: "/proc/\(member)/stat")
            guard let bracket = text.lastIndex(of: ")") else { continue }
            let words = text[bracket...].split(separator: " ")
            guard words.count > 13 else { continue }
            userTicks &+= UInt64(words[12]) ?? 0
            systemTicks &+= UInt64(words[13]) ?? 0
        }
    }

    /// What was used since then.
    public func since(_ earlier: ProcessUsage) -> ProcessUsage {
        ProcessUsage(
            nanoseconds: nanoseconds &- earlier.nanoseconds, userTicks: userTicks &- earlier.userTicks,
            systemTicks: systemTicks &- earlier.systemTicks)
    }

    /// The share of the time that was spent in the program itself and not in the kernel; nil without a tick.
    public var userShare: Double? {
        let all = userTicks &+ systemTicks
        return all > 0 ? Double(userTicks) / Double(all) : nil
    }

    /// Resident memory in bytes of the process and its children; nil when it is gone.
    public static func residentMemory(of process: Int32) -> Int? {
        var sum = 0
        for member in family(of: process) {
            let rollup = ProcFile.words(of: "/proc/\(member)/smaps_rollup")
            let words = rollup.isEmpty ? ProcFile.words(of: "/proc/\(member)/status") : rollup
            guard let label = words.firstIndex(where: { $0 == "Rss:" || $0 == "VmRSS:" }), label + 1 < words.count,
                let kilobytes = Int(words[label + 1])
            else {
                // A child may have ended since it was listed.
                if member == process { return nil }
                continue
            }
            sum += kilobytes * 1024
        }
        return sum
    }

    /// The process and its children: nginx works in a child.
    private static func family(of process: Int32) -> [Int32] {
        [process] + ProcFile.words(of: "/proc/\(process)/task/\(process)/children").compactMap { Int32($0) }
    }
}
