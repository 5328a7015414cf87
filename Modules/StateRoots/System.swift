import Glibc

/// The system calls of this module: it reads links and directories, and creates nothing.
enum System {
    /// What a symbolic link says; nil when there is no link at that place.
    static func linkTarget(of path: String) throws(StateRootError) -> String? {
        let capacity = AbsolutePath.longest
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = 0
            guard let base = buffer.baseAddress else { return }
            let length = base.withMemoryRebound(to: CChar.self, capacity: capacity) { readlink(path, $0, capacity) }
            failure = length < 0 ? errno : 0
            count = max(0, length)
        }
        switch failure {
        case 0:
            guard let target = String(validating: bytes, as: UTF8.self) else {
                throw StateRootError(.badPath, path, "the link's target is not UTF-8")
            }
            return target
        case EINVAL, ENOENT, ENOTDIR:
            return nil
        default:
            throw unreadable(path, failure)
        }
    }

    /// What stands at a path, itself and not what it points to; nil when nothing does.
    static func facts(of path: String) throws(StateRootError) -> EntryFacts? {
        var status = stat()
        guard fstatat(AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) != 0 else { return EntryFacts(status) }
        let failure = errno
        guard failure == ENOENT || failure == ENOTDIR else { throw unreadable(path, failure) }
        return nil
    }

    /// Lends each name of a directory with what stands there, in no order; the directory must be the one of `facts`.
    static func list(
        _ path: String, expecting facts: EntryFacts, _ body: (_ name: String, _ facts: EntryFacts) -> Void
    ) throws(StateRootError) {
        guard let directory = opendir(path) else { throw unreadable(path, errno) }
        defer { closedir(directory) }
        let descriptor = dirfd(directory)
        var status = stat()
        // Opened by its path: what was looked at and what was opened are compared.
        guard fstat(descriptor, &status) == 0, EntryFacts(status).isSameEntry(as: facts) else {
            throw StateRootError(.unreadable, path, "the directory was replaced while it was looked at")
        }
        while true {
            errno = 0
            guard let entry = readdir(directory) else {
                guard errno == 0 else { throw unreadable(path, errno) }
                return
            }
            withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) { name in
                    guard !isDots(name) else { return }
                    // What is gone by now does not matter any more.
                    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
                    body(String(cString: name), EntryFacts(status))
                }
            }
        }
    }

    static var userID: UInt32 { geteuid() }

    private static func isDots(_ name: UnsafePointer<CChar>) -> Bool {
        guard name[0] == CChar(UInt8(ascii: ".")) else { return false }
        return name[1] == 0 || (name[1] == CChar(UInt8(ascii: ".")) && name[2] == 0)
    }

    private static func unreadable(_ path: String, _ failure: Int32) -> StateRootError {
        StateRootError(
            .unreadable, path, "cannot be examined: \(String(cString: strerror(failure)))",
            remedy: "check the owner and the mode of it and of its directories")
    }
}

extension EntryFacts {
    fileprivate init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .directory
            case S_IFLNK: .link
            default: .other
            }
        size = Int64(status.st_size)
        modified = Int64(status.st_mtim.tv_sec)
        user = status.st_uid
        permissions = status.st_mode & 0o7777
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
    }
}
