/// The part of a file's name that says which process wrote it: `<pid>-<started>-<space>-<serial>`.
struct WriterToken: Hashable, Sendable, CustomStringConvertible {
    let pid: Int32
    let started: UInt64
    /// A short digest of boot and pid namespace: elsewhere the pid means nothing.
    let space: UInt32
    let serial: UInt32

    init(_ writer: ProcessIdentity, serial: UInt32) {
        pid = writer.pid
        started = writer.started
        space = Self.space(of: writer)
        self.serial = serial
    }

    /// Reads exactly what `description` writes.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, let pid = Int32(parts[0]), pid > 0, let started = UInt64(parts[1]),
            let space = UInt32(parts[2], radix: 16), let serial = UInt32(parts[3])
        else { return nil }
        self.pid = pid
        self.started = started
        self.space = space
        self.serial = serial
        guard description == text else { return nil }
    }

    var description: String { "\(pid)-\(started)-\(String(space, radix: 16))-\(serial)" }

    static func space(of process: ProcessIdentity) -> UInt32 {
        CRC32C.checksum(Array("\(process.boot) \(process.namespace)".utf8))
    }

    /// Whether the writer still runs: unknown when it counted its pids elsewhere.
    func liveness(seenBy observer: ProcessIdentity) -> Liveness {
        guard space == Self.space(of: observer),
            let writer = ProcessIdentity(
                pid: pid, started: started, boot: observer.boot, namespace: observer.namespace, host: observer.host)
        else { return .unknown }
        return writer.liveness(seenBy: observer)
    }
}
