import Formats

/// Why something could not be stored, read or locked.
public struct StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case notFound, exists, link, notRegular, notDirectory, tooLarge, full, io, permission, foreignOwner
            case readOnly, exhausted, badName, locked, corrupt, changed, keyOwnedTwice, refused, otherFileSystem, other
        }
        private let kind: Kind
        /// There is no such file.
        public static let notFound = Code(kind: .notFound)
        /// Something stands where a new file was to be made.
        public static let exists = Code(kind: .exists)
        /// A symbolic link below the root, or a second name where only one may be.
        public static let link = Code(kind: .link)
        /// A directory, a pipe or a device where a file was expected.
        public static let notRegular = Code(kind: .notRegular)
        /// Something else where a directory was expected.
        public static let notDirectory = Code(kind: .notDirectory)
        /// More bytes than the reader or the file system takes.
        public static let tooLarge = Code(kind: .tooLarge)
        /// No space, or no quota, left.
        public static let full = Code(kind: .full)
        /// The device failed.
        public static let io = Code(kind: .io)
        /// Not allowed to this user.
        public static let permission = Code(kind: .permission)
        /// The file or a directory on its way belongs to another user.
        public static let foreignOwner = Code(kind: .foreignOwner)
        /// The file system is mounted read-only.
        public static let readOnly = Code(kind: .readOnly)
        /// No file descriptors or memory left.
        public static let exhausted = Code(kind: .exhausted)
        /// A name that the file system does not take.
        public static let badName = Code(kind: .badName)
        /// Somebody else holds the lock.
        public static let locked = Code(kind: .locked)
        /// The content is not what this product writes.
        public static let corrupt = Code(kind: .corrupt)
        /// The file is no longer what it was when it was read.
        public static let changed = Code(kind: .changed)
        /// Two sections of a document claim one key.
        public static let keyOwnedTwice = Code(kind: .keyOwnedTwice)
        /// A section does not accept the document, or a value cannot be stored in it.
        public static let refused = Code(kind: .refused)
        /// What was to be renamed would have to be copied: its target is on another file system.
        public static let otherFileSystem = Code(kind: .otherFileSystem)
        /// Anything else that the kernel says.
        public static let other = Code(kind: .other)
        public var description: String { kind.rawValue }
    }

    /// What was being done; new operations may be added.
    public struct Operation: Hashable, Sendable, CustomStringConvertible {
        private let verb: String
        init(_ verb: String) { self.verb = verb }
        public static let read = Operation("read")
        public static let write = Operation("write")
        public static let create = Operation("create")
        public static let append = Operation("append to")
        public static let remove = Operation("remove")
        public static let list = Operation("list")
        public static let makeDirectory = Operation("make the directory")
        public static let lock = Operation("lock")
        public static let update = Operation("update")
        public static let copy = Operation("copy")
        public static let move = Operation("move")
        public static let link = Operation("make a link at")
        public var description: String { verb }
    }

    public let code: Code
    public let operation: Operation
    /// The file that was asked for.
    public let path: String
    /// One clause, lower case, without a full stop.
    public let reason: String
    /// What to do about it: one clause that begins with a verb.
    public let remedy: String
    /// The kernel's own number for it, if it came from there.
    public let systemError: Int32?

    init(
        _ code: Code, _ operation: Operation, _ path: String, _ reason: String, remedy: String,
        systemError: Int32? = nil
    ) {
        self.code = code
        self.operation = operation
        self.path = path
        self.reason = reason
        self.remedy = remedy
        self.systemError = systemError
    }

    /// The same error, of a file that already has its new content.
    var afterReplacement: StorageError {
        StorageError(
            code, operation, path, "the new content is in place, but may not last: \(reason)", remedy: remedy,
            systemError: systemError)
    }

    /// One line, fit for a terminal.
    public var description: String {
        "cannot \(operation) \(quoted(path)): \(SafeText.visible(reason)); \(SafeText.visible(remedy))"
    }
}

/// A path between quotes, with nothing in it that a terminal would obey.
func quoted(_ text: String) -> String { "'\(SafeText.visible(text))'" }
