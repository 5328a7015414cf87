import Formats
import Storage

/// Why a root could not be moved, exported, imported or cleaned up.
///
/// What the file system refuses is a `StorageError`, and what an archive's bytes refuse a `FormatError`.
public struct HousekeepingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case busy, locked, interrupted, occupied, notFound, nested, changed, special, outside, badName, badArchive
            case badLock
        }
        private let kind: Kind
        /// Something is at work in the root.
        public static let busy = Code(kind: .busy)
        /// Another process is moving, exporting or importing it.
        public static let locked = Code(kind: .locked)
        /// An earlier move or import has to be finished or undone first.
        public static let interrupted = Code(kind: .interrupted)
        /// The target holds something already.
        public static let occupied = Code(kind: .occupied)
        /// There is no root at the place.
        public static let notFound = Code(kind: .notFound)
        /// One of two places is inside the other, or they are one.
        public static let nested = Code(kind: .nested)
        /// What was copied or read is not what was there before.
        public static let changed = Code(kind: .changed)
        /// A pipe or a device stands in the root.
        public static let special = Code(kind: .special)
        /// A link leads out of the root.
        public static let outside = Code(kind: .outside)
        /// A name that an archive does not carry.
        public static let badName = Code(kind: .badName)
        /// The archive is not a whole export.
        public static let badArchive = Code(kind: .badArchive)
        /// The lock that was named does not stand in the root itself.
        public static let badLock = Code(kind: .badLock)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// The root, file or archive in question.
    public let subject: String
    /// One clause, lower case, without a full stop.
    public let reason: String
    /// What to do about it: one clause that begins with a verb.
    public let remedy: String

    init(_ code: Code, _ subject: String, _ reason: String, remedy: String) {
        self.code = code
        self.subject = subject
        self.reason = reason
        self.remedy = remedy
    }

    /// One line, fit for a terminal.
    public var description: String {
        "'\(SafeText.visible(subject))': \(SafeText.visible(reason)); \(SafeText.visible(remedy))"
    }
}

extension HousekeepingError {
    /// A pipe or a device, which no copy or archive carries.
    static func special(_ path: TreePath, in root: KeptRoot) -> HousekeepingError {
        HousekeepingError(
            .special, "\(root.path)/\(path)", "it is a pipe or a device", remedy: "remove it, or move it elsewhere")
    }
}
