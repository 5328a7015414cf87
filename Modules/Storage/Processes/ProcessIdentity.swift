/// Which process, exactly: a pid alone is given to somebody else as soon as its process has ended.
public struct ProcessIdentity: Hashable, Sendable, CustomStringConvertible {
    public let pid: Int32
    /// When it started, in the kernel's ticks since boot: with the pid it is unique until the next boot.
    public let started: UInt64
    /// The kernel's random name for this boot, which also tells machines apart.
    public let boot: String
    /// The number of the pid namespace: containers share a kernel and count their pids apart.
    public let namespace: UInt64
    /// For people; two machines may well have one name.
    public let host: String

    public init?(pid: Int32, started: UInt64, boot: String, namespace: UInt64, host: String) {
        // kill(2) takes 0 and negative numbers for whole groups of processes.
        guard pid > 0, Self.isPlain(boot) else { return nil }
        self.pid = pid
        self.started = started
        self.boot = boot
        self.namespace = namespace
        self.host = host
    }

    /// The text form, which `init(_:)` reads: `pid=1 started=2 boot=… namespace=3 host=…`.
    public var description: String { "pid=\(pid) started=\(started) boot=\(boot) namespace=\(namespace) host=\(host)" }

    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5 else { return nil }
        func value(_ index: Int, _ key: String) -> Substring? {
            let part = Substring(parts[index])
            return part.hasPrefix("\(key)=") ? part.dropFirst(key.count + 1) : nil
        }
        guard let pid = value(0, "pid").flatMap({ Int32($0) }),
            let started = value(1, "started").flatMap({ UInt64($0) }),
            let boot = value(2, "boot"), let namespace = value(3, "namespace").flatMap({ UInt64($0) }),
            let host = value(4, "host")
        else { return nil }
        self.init(pid: pid, started: started, boot: String(boot), namespace: namespace, host: String(host))
    }

    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") }
    }
}
