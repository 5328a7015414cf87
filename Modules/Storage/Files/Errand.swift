/// What is being done to which file: everything an error needs to know besides the cause.
struct Errand {
    let operation: StorageError.Operation
    let path: String

    init(_ operation: StorageError.Operation, _ path: String) {
        self.operation = operation
        self.path = path
    }

    init(_ operation: StorageError.Operation, _ placement: Placement) {
        self.init(operation, placement.description)
    }

    func refused(_ code: StorageError.Code, _ reason: String, remedy: String) -> StorageError {
        StorageError(code, operation, path, reason, remedy: remedy)
    }

    /// What the kernel said, in words for a person.
    ///
    /// - Parameter subject: the file it was said about, when that is not the one that was asked for.
    func failed(_ failure: System.Failure, at subject: String? = nil) -> StorageError {
        let place = subject.map { $0 == path ? "" : " at \(quoted($0))" } ?? ""
        return StorageError(
            failure.code, operation, path, "\(failure.description)\(place)", remedy: Self.remedy(for: failure.code),
            systemError: failure.number)
    }

    func link(at subject: String) -> StorageError {
        refused(
            .link, "\(quoted(subject)) is a symbolic link, and none is followed below the root",
            remedy: "put what it points to in its place, or move the whole root")
    }

    func notRegular(at subject: String) -> StorageError {
        refused(.notRegular, "\(quoted(subject)) is not a regular file", remedy: "move it out of the way")
    }

    func notDirectory(at subject: String) -> StorageError {
        refused(.notDirectory, "\(quoted(subject)) is not a directory", remedy: "move it out of the way")
    }

    func foreignOwner(_ user: UInt32, at subject: String) -> StorageError {
        refused(
            .foreignOwner, "\(quoted(subject)) belongs to user \(user), and this is user \(System.userID)",
            remedy: "run as that user, or change the owner with chown")
    }

    func linkedTwice(at subject: String) -> StorageError {
        refused(
            .link, "\(quoted(subject)) has a second name (a hard link), through which the change would show",
            remedy: "replace it by a copy of its own")
    }

    private static func remedy(for code: StorageError.Code) -> String {
        switch code {
        case .notFound: "check the name, or make it first"
        case .exists: "remove what is there, or choose another name"
        case .link: "put what the link points to in its place"
        case .notRegular, .notDirectory: "move what is there out of the way"
        case .full: "free some space there and try again"
        case .tooLarge: "raise the limit of file sizes (ulimit -f), or store less"
        case .io: "look for errors of the disk in the kernel log, and try again"
        case .permission: "check the owner and the mode of the file and of its directories"
        case .readOnly: "mount the file system writable, or move the state elsewhere"
        case .exhausted: "close other programs, or raise the limit (ulimit -n)"
        case .otherFileSystem: "copy it instead"
        case .badName: "choose a shorter or simpler name"
        default: "try again, and report it if it stays"
        }
    }
}
