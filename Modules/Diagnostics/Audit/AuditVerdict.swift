import Storage

/// What checking the whole chain showed.
public struct AuditVerdict: Hashable, Sendable {
    /// The first thing that is wrong; nil when the chain is whole.
    public let firstBreak: AuditBreak?
    /// Records in order before it.
    public let records: Int
    /// Records that tell of a killed writer before them.
    public let repairs: Int
    /// The sequence number that the log begins with: more than 1 when older parts were taken away.
    public let begins: Int
    /// The newest record in order: to be kept elsewhere.
    public let head: AuditHead
    /// The last line is not whole: a writer was killed, or is at work.
    public let endsUnfinished: Bool

    public var isWhole: Bool { firstBreak == nil }
}

extension AuditLog {
    /// Checks every record.
    ///
    /// - Parameter expected: a head noted earlier, somewhere else; it must be part of the chain.
    public func verify(expecting expected: AuditHead? = nil) throws -> AuditVerdict {
        // Nobody mends the end meanwhile; where no lock can be made, as in a copy on a read-only disk, nobody writes.
        let lock = try files.parts().isEmpty ? nil : sharedLock()
        defer { _ = lock }
        let witnesses = try [storedHead(), expected].compactMap(\.self)
        var begins = 1
        var checked: AuditChain?
        var problem: AuditBreak?
        var last = (file: AuditFiles.name(of: 1), line: 0)
        let endsUnfinished = try readLines { part, number, piece in
            var chain = checked ?? AuditChain(takesAnyStart: part > 1)
            last = (AuditFiles.name(of: part), number)
            let result = piece.map { chain.follow($0) } ?? .failure(.unreadable)
            switch result {
            case .failure(let reason):
                problem = AuditBreak(reason: reason, file: last.file, line: number)
            case .success(let record):
                if checked == nil { begins = record.sequence }
                checked = chain
                let contradicts = witnesses.contains { $0.sequence == record.sequence && $0.hash != chain.head.hash }
                if contradicts {
                    problem = AuditBreak(reason: .rewritten(record: record.sequence), file: last.file, line: number)
                }
            }
            return problem == nil
        }
        let chain = checked ?? AuditChain()
        if problem == nil, let known = witnesses.map(\.sequence).max(), known > chain.head.sequence {
            problem = AuditBreak(
                reason: .cutShort(at: chain.head.sequence, known: known), file: last.file, line: last.line)
        }
        return AuditVerdict(
            firstBreak: problem, records: chain.count, repairs: chain.repairs, begins: begins, head: chain.head,
            endsUnfinished: endsUnfinished)
    }

    private func sharedLock() -> FileLock? {
        try? FileLock(of: files.head(), .shared, purpose: "to check the audit log", wait: .atMost(patience))
    }

    /// Hands over each whole line with its part and number, nil for one that is too long, until `take` says no.
    ///
    /// - Returns: whether the newest part ends in the middle of a line.
    @discardableResult
    func readLines(_ take: (_ part: Int, _ number: Int, _ line: [UInt8]?) throws -> Bool) throws -> Bool {
        var isUnfinished = false
        let parts = try files.parts()
        for part in parts {
            let file = try ReadableFile(files.part(part))
            var splitter = LineSplitter(longest: AuditLine.longest)
            var offset = 0
            var number = 0
            var goesOn = true
            while goesOn {
                let block = try file.read(at: offset, upTo: 64 << 10)
                guard !block.isEmpty else { break }
                offset += block.count
                try splitter.feed(block) { piece in
                    guard goesOn else { return }
                    number += 1
                    switch piece {
                    case .tooLong: goesOn = try take(part, number, nil)
                    case .line(let bytes): goesOn = try take(part, number, bytes)
                    }
                }
            }
            guard goesOn else { return false }
            isUnfinished = splitter.hasUnfinished
            // A writer mends the end of a part before it begins the next.
            if isUnfinished, part != parts.last, try !take(part, number + 1, nil) { return false }
        }
        return isUnfinished
    }
}
