/// Whether a process still runs.
public enum Liveness: Hashable, Sendable {
    case alive
    case dead
    /// It ran on another machine or in another container, where nobody can look from here.
    case unknown
}

extension ProcessIdentity {
    /// What can be seen of a pid from here.
    enum Sighting: Hashable {
        case nothing
        case process(ProcessStatus)
        /// There is one, and its facts are hidden from this user.
        case hidden
    }

    /// Whether the process still runs, as seen by `observer`.
    public func liveness(seenBy observer: ProcessIdentity) -> Liveness {
        liveness(seenBy: observer, looking: Self.look)
    }

    /// The decision alone.
    ///
    /// A boot has a random name. The same name is the same machine, whatever it calls itself by now; another name is
    /// an earlier boot when the host's name is the same, and otherwise another machine.
    func liveness(seenBy observer: ProcessIdentity, looking: (Int32) -> Sighting) -> Liveness {
        guard boot == observer.boot else { return host == observer.host ? .dead : .unknown }
        guard namespace == observer.namespace else { return .unknown }
        switch looking(pid) {
        case .nothing: return .dead
        case .hidden: return .alive
        case .process(let status): return status.started == started && !status.isZombie ? .alive : .dead
        }
    }

    private static func look(at pid: Int32) -> Sighting {
        guard let line = KernelFile.read("/proc/\(pid)/stat"), let status = ProcessStatus(line) else {
            return System.exists(process: pid) ? .hidden : .nothing
        }
        return .process(status)
    }

    /// Reads this process's own identity from the kernel.
    public static func current() throws(StorageError) -> ProcessIdentity {
        guard let identity = of(pid: System.processID) else {
            throw Errand(.read, "/proc/self/stat").refused(
                .other, "the kernel does not tell which process this is", remedy: "mount /proc")
        }
        return identity
    }

    /// The identity of a process that runs here, such as a child; nil when there is none or it is hidden.
    public static func of(pid: Int32) -> ProcessIdentity? {
        guard pid > 0, let line = KernelFile.read("/proc/\(pid)/stat"), let status = ProcessStatus(line),
            let boot = KernelFile.read("/proc/sys/kernel/random/boot_id")
        else { return nil }
        return ProcessIdentity(
            pid: pid, started: status.started,
            boot: String(decoding: boot.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self),
            namespace: System.inode(ofKernelFile: "/proc/self/ns/pid") ?? 0, host: System.hostName)
    }
}
