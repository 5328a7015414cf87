/// What a journal holds, as far as it can be trusted.
public struct JournalContents: Hashable, Sendable {
    /// How the reading ended.
    public enum Ending: Hashable, Sendable {
        /// With the last record.
        case complete
        /// In the middle of the last append: its writer died or still writes. Nothing that was acknowledged is lost.
        case torn(Loss)
        /// In bytes that no append leaves behind. What follows them cannot be trusted to be all that followed.
        case damaged(Loss, nextRecord: Int?)
    }

    /// What could not be read.
    public struct Loss: Hashable, Sendable {
        /// Where the first bad byte's record begins.
        public let offset: Int
        /// From there to the end.
        public let bytes: Int
        /// One clause for a person.
        public let reason: String
    }

    public let records: [[UInt8]]
    public let ending: Ending
    /// Up to here everything is as it was written.
    public let trustedBytes: Int
}

extension JournalContents {
    /// Reads a journal from its first byte.
    public init(reading bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { JournalScan(bytes: $0).contents() }
    }

    /// Reads on from an offset that `nextRecord` or `trustedBytes` named, to save what follows damage.
    public init(reading bytes: [UInt8], from offset: Int) {
        self = bytes.withUnsafeBytes { buffer in
            JournalScan(bytes: buffer).records(from: min(max(offset, 0), buffer.count))
        }
    }
}
