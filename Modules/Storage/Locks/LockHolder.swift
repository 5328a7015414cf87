import Formats

/// Who holds a lock, as the holder itself wrote it into the lock file.
///
/// The record is for people: what counts is the kernel's lock, which goes with its process whatever the file says.
public struct LockHolder: Hashable, Sendable, CustomStringConvertible {
    public let process: ProcessIdentity
    /// What it is held for, as a person would say it: "to fold the journal".
    public let purpose: String
    /// Seconds since 1970.
    public let since: Int64

    public init(process: ProcessIdentity, purpose: String, since: Int64) {
        self.process = process
        self.purpose = purpose
        self.since = since
    }

    public var description: String {
        SafeText.visible("process \(process.pid) on \(process.host) since \(WallClock.text(since)) (\(purpose))")
    }

    /// Two lines: for a program, and for whoever looks into the file.
    var record: [UInt8] {
        Array("\(process)\nsince=\(since) purpose=\(SafeText.visible(purpose))\n".utf8)
    }

    init?(record: [UInt8]) {
        guard let text = String(validating: record, as: UTF8.self) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty, let process = ProcessIdentity(lines[0]) else { return nil }
        let parts = lines[1].split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].hasPrefix("since="), parts[1].hasPrefix("purpose="),
            let since = Int64(parts[0].dropFirst(6))
        else { return nil }
        self.init(process: process, purpose: String(parts[1].dropFirst(8)), since: since)
    }
}
