public import Secrets
public import Storage

/// The audit log: who did what, in a chain that shows when a record was changed, taken out, moved or added.
///
/// It is a directory of numbered parts. Each record holds the hash of the one before it, across parts, and `head`
/// holds the newest. What it proves: that nobody changed the log who did not also recompute everything behind the
/// change *and* `head`. Against somebody who may write to the directory and knows the format, only a head kept
/// elsewhere helps (`verify(expecting:)`). A torn end that a killed writer left is cut off by the next one, which
/// says so in its record; so the last record alone could be passed off as torn by somebody who also removes `head`.
public struct AuditLog: Sendable {
    let files: AuditFiles
    private let actor: AuditActor
    private let redactor: Redactor
    private let sink: any MarkerSink
    private let partBytes: Int
    let patience: Duration

    /// - Parameters:
    ///   - directory: where the log is; made with the first record.
    ///   - partBytes: a part that has reached this size is followed by the next.
    ///   - patience: how long an append waits for another process's.
    public init(
        in directory: DurablePath, actor: AuditActor, redactor: Redactor, sink: any MarkerSink = SilentSink(),
        partBytes: Int = 8 << 20, patience: Duration = .seconds(10)
    ) {
        files = AuditFiles(directory: directory)
        self.actor = actor
        self.redactor = redactor
        self.sink = sink
        self.partBytes = max(1, partBytes)
        self.patience = patience
    }

    /// Adds a record, which is on the disk when this returns.
    ///
    /// - Returns: the new head of the chain.
    @discardableResult
    public func append(_ event: AuditEvent, at time: Timestamp) throws -> AuditHead {
        let event = event.prepared { redactor.redacted($0) }
        let headPath = try files.head()
        let lock = try FileLock(
            of: headPath, purpose: "to add to the audit log", wait: .atMost(patience))
        let parts = try files.parts()
        var part = parts.last ?? 1
        let tail = try parts.isEmpty ? nil : AuditTail(ReadableFile(files.part(part)))
        let previous = try newest(parts, tail)
        let torn = tail?.note { redactor.redacted($0) }
        let record = AuditRecord(
            sequence: previous.sequence + 1, time: time, actor: actor, event: event, torn: torn,
            previous: previous.hash)
        let line = AuditLine.print(record)
        var end = tail?.end ?? 0
        try lock.confirm()
        if let tail { try mend(tail, part) }
        if end >= partBytes {
            part += 1
            end = 0
            sink.emit(.audit(.rotated(record: record.sequence, part: part)))
        }
        try write(line.bytes + [UInt8(ascii: "\n")], to: files.part(part))
        if let torn { sink.emit(.audit(.tailRepaired(record: record.sequence, size: torn.size))) }
        let head = AuditHead(sequence: record.sequence, hash: line.hash)
        // The record is safe without it; a head that is behind is no contradiction, and the next record renews it.
        try? AtomicFile.write(AuditFiles.print(head), to: headPath)
        lock.release()
        return head
    }

    /// The newest record that was written: the file's or, when its end is missing, the one that `head` remembers, so
    /// that the gap stays visible for ever.
    private func newest(_ parts: [Int], _ tail: AuditTail?) throws -> AuditHead {
        var written = tail?.head
        for part in parts.dropLast().reversed() where written == nil {
            written = try AuditTail(ReadableFile(files.part(part))).head
        }
        let remembered = try storedHead()
        guard let remembered, remembered.sequence > (written?.sequence ?? 0) else { return written ?? .none }
        return remembered
    }

    func storedHead() throws -> AuditHead? {
        try SafeFile.readIfPresent(files.head(), limit: 4096).flatMap(AuditFiles.readHead)
    }

    /// Makes the end of a part the end of a line.
    private func mend(_ tail: AuditTail, _ part: Int) throws {
        if tail.lacksNewline {
            try write([UInt8(ascii: "\n")], to: files.part(part))
        } else if !tail.torn.isEmpty {
            let file = try AppendFile(files.part(part))
            try file.cut(to: Int64(tail.end))
            try file.synchronize()
        }
    }

    private func write(_ bytes: [UInt8], to path: DurablePath) throws(StorageError) {
        let file = try AppendFile(path)
        let before = try file.size()
        do throws(StorageError) {
            try file.append(bytes)
            try file.synchronize()
        } catch {
            // Half a record would be cut off by the next writer anyway; but there may be none for a long time.
            try? file.cut(to: before)
            throw error
        }
    }
}
