/// Follows a chain of records line by line and says where it breaks.
struct AuditChain {
    /// The newest record that was in order.
    private(set) var head: AuditHead
    /// How many records were in order.
    private(set) var count = 0
    /// What was cut off after a writer was killed, in total.
    private(set) var repairs = 0
    /// A log whose older parts are gone begins anywhere: the first record is then taken at its word.
    private var takesAnyStart: Bool

    /// - Parameter takesAnyStart: the first line need not be the first record.
    init(after head: AuditHead = .none, takesAnyStart: Bool = false) {
        self.head = head
        self.takesAnyStart = takesAnyStart
    }

    /// Takes the next line; what is wrong with it, or its record.
    mutating func follow(_ bytes: [UInt8]) -> Result<AuditRecord, AuditBreak.Reason> {
        guard let line = AuditLine(bytes) else { return .failure(.unreadable) }
        guard line.statedHash == line.actualHash else { return .failure(.altered(record: line.record.sequence)) }
        let record = line.record
        if !takesAnyStart {
            let expected = head.sequence + 1
            guard record.sequence >= expected else { return .failure(.repeated(record: record.sequence)) }
            guard record.sequence == expected else {
                return .failure(.missing(from: expected, to: record.sequence - 1))
            }
            guard record.previous == head.hash else { return .failure(.detached(record: record.sequence)) }
        }
        takesAnyStart = false
        head = AuditHead(sequence: record.sequence, hash: line.actualHash)
        count += 1
        if record.torn != nil { repairs += 1 }
        return .success(record)
    }
}

/// Where a chain is broken, and how.
public struct AuditBreak: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong at that place.
    public enum Reason: Error, Hashable, Sendable {
        /// The line is not a record.
        case unreadable
        /// The content does not match its own hash.
        case altered(record: Int)
        /// Records were taken out.
        case missing(from: Int, to: Int)
        /// A record stands where a later one belongs: it was copied, moved, or another put in front of it.
        case repeated(record: Int)
        /// The record is whole but was made to follow another one than stands before it.
        case detached(record: Int)
        /// The log ends before the newest record that is known to have been in it.
        case cutShort(at: Int, known: Int)
        /// The newest record known is not the one that stands in the log.
        case rewritten(record: Int)
    }

    public let reason: Reason
    /// The name of the file.
    public let file: String
    /// The line in the file, counted from 1.
    public let line: Int

    public var description: String { "\(file), line \(line): \(reason)" }
}

extension AuditBreak.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable: "this is not a record"
        case .altered(let record): "record \(record) was altered: its content does not match its hash"
        case .missing(let first, let last) where first == last: "record \(first) is missing"
        case .missing(let first, let last): "records \(first) to \(last) are missing"
        case .repeated(let record): "record \(record) stands at the wrong place"
        case .detached(let record): "record \(record) does not continue the record before it"
        case .cutShort(let last, let known): "the log ends with record \(last), but record \(known) was written"
        case .rewritten(let record): "record \(record) is not the one that was written"
        }
    }
}
