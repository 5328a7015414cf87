import Glibc

/// The system calls of this module: they look at directories and change nothing.
enum System {
    /// What stands under a name; a link is itself and not what it points to.
    enum Kind { case file, directory, link, other }

    /// An errno with the words the system has for it.
    struct Failure: Error {
        let number: Int32
        var description: String { String(cString: strerror(number)) }
        var isAbsence: Bool { number == ENOENT || number == ENOTDIR }
    }

    /// The names in a directory, without `.` and `..`, in no order.
    ///
    /// As bytes: not every name is UTF-8.
    static func names(in directory: String) throws(Failure) -> [[UInt8]] {
        guard let stream = opendir(directory) else { throw Failure(number: errno) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw Failure(number: errno) }
                return names
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in Array(bytes.prefix { $0 != 0 }) }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
    }

    /// What stands at a path; nil when nothing does.
    static func kind(at path: String) throws(Failure) -> Kind? { try kind(at: Array(path.utf8)) }

    /// The same of a path that need not be UTF-8.
    static func kind(at path: [UInt8]) throws(Failure) -> Kind? {
        var status = stat()
        guard lstat(path.map { CChar(bitPattern: $0) } + [0], &status) == 0 else {
            let failure = Failure(number: errno)
            guard failure.isAbsence else { throw failure }
            return nil
        }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        case S_IFLNK: .link
        default: .other
        }
    }
}
