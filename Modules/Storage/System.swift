import Glibc

/// The system calls of this module: each takes its errno on the spot, and is asked again when a signal cut it short.
///
/// Names are looked up below an open directory and never through a link, so that what was checked is what is used.
enum System {
    /// An errno with the words the system has for it.
    struct Failure: Error, Hashable, CustomStringConvertible {
        let number: Int32
        init(_ number: Int32) { self.number = number }
        var description: String { String(cString: strerror(number)) }

        static let exists = Failure(EEXIST)
        static let tooLarge = Failure(EFBIG)
        static let notRegular = Failure(ENXIO)
        /// A write that took nothing and did not say why.
        static let nothingWritten = Failure(EIO)

        /// What the number means to whoever asked for a file.
        var code: StorageError.Code {
            switch number {
            case ENOENT: .notFound
            case EEXIST, ENOTEMPTY: .exists
            case EXDEV: .otherFileSystem
            case ELOOP: .link
            case EISDIR, ENXIO: .notRegular
            case ENOTDIR: .notDirectory
            case ENOSPC, EDQUOT: .full
            case EFBIG: .tooLarge
            case EIO: .io
            case EACCES, EPERM: .permission
            case EROFS: .readOnly
            case EMFILE, ENFILE, ENOMEM: .exhausted
            case ENAMETOOLONG, EINVAL: .badName
            default: .other
            }
        }
    }

    /// How a file is opened.
    struct Access: OptionSet {
        let rawValue: Int32
        static let read: Access = []
        static let write = Access(rawValue: O_WRONLY)
        static let readAndWrite = Access(rawValue: O_RDWR)
        /// Every write goes to the end, whoever else writes.
        static let append = Access(rawValue: O_APPEND)
        /// Made by this very call, or the call fails.
        static let new = Access(rawValue: O_CREAT | O_EXCL)
        static let directory = Access(rawValue: O_DIRECTORY)
        static let noFollow = Access(rawValue: O_NOFOLLOW)
        /// Neither a pipe nor a terminal is waited for or taken as the controlling one.
        fileprivate static let always = O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    }

    private static func checked(_ call: () -> Int32) throws(Failure) -> Int32 {
        while true {
            let result = call()
            guard result < 0 else { return result }
            let number = errno
            guard number == EINTR else { throw Failure(number) }
        }
    }

    private static func checkedCount(_ call: () -> Int) throws(Failure) -> Int {
        while true {
            let result = call()
            guard result < 0 else { return result }
            let number = errno
            guard number == EINTR else { throw Failure(number) }
        }
    }

    // MARK: Opening

    /// Opens by path; used for roots and for what the kernel itself shows, never for a file of ours.
    static func open(_ path: String, _ access: Access) throws(Failure) -> Descriptor {
        Descriptor(adopting: try checked { Glibc.open(path, access.rawValue | Access.always) })
    }

    /// Opens a name in a directory; a link there is refused by the kernel.
    static func open(
        _ name: UnsafePointer<CChar>, in directory: Int32, _ access: Access, mode: UInt32 = 0
    ) throws(Failure) -> Descriptor {
        let flags = access.union(.noFollow).rawValue | Access.always
        return Descriptor(adopting: try checked { openat(directory, name, flags, mode) })
    }

    /// The result is not looked at: the descriptor is gone either way (close(2)), and what matters was fsynced.
    static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

    // MARK: Content

    /// Fills the buffer from `offset` on, as far as one call goes; 0 at the end of the file.
    static func read(_ descriptor: Int32, into buffer: inout [UInt8], from offset: Int) throws(Failure) -> Int {
        try checkedCount {
            buffer.withUnsafeMutableBytes { bytes in
                let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[offset...])
                return Glibc.read(descriptor, rest.baseAddress, rest.count)
            }
        }
    }

    /// The bytes of a file from `offset` on, as many as one call gives; none at its end.
    static func read(_ descriptor: Int32, at offset: Int, upTo count: Int) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        let got = try checkedCount {
            bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, max(0, offset)) }
        }
        bytes.removeLast(bytes.count - got)
        return bytes
    }

    /// What a file begins with, from where it is read next: its end may come before.
    static func readBeginning(_ descriptor: Int32, upTo count: Int) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var length = 0
        while length < count {
            let got = try read(descriptor, into: &bytes, from: length)
            guard got > 0 else { break }
            length += got
        }
        return Array(bytes[..<length])
    }

    /// Writes the bytes from `offset` on, as many as one call takes.
    static func write(_ descriptor: Int32, _ buffer: [UInt8], from offset: Int = 0) throws(Failure) -> Int {
        try checkedCount {
            buffer.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
                return Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
        }
    }

    /// Writes as many of the bytes as one call takes.
    private static func write(_ descriptor: Int32, _ bytes: RawSpan) throws(Failure) -> Int {
        try bytes.withUnsafeBytes { (buffer) throws(Failure) in
            try checkedCount { Glibc.write(descriptor, buffer.baseAddress, buffer.count) }
        }
    }

    /// Writes all of the bytes.
    static func writeAll(_ descriptor: Int32, _ bytes: RawSpan) throws(Failure) {
        var written = 0
        while written < bytes.byteCount {
            let count = try write(descriptor, bytes.extracting(written..<bytes.byteCount))
            guard count > 0 else { throw Failure.nothingWritten }
            written += count
        }
    }

    static func truncate(_ descriptor: Int32, to length: Int64) throws(Failure) {
        _ = try checked { ftruncate(descriptor, Int(length)) }
    }

    static func synchronize(_ descriptor: Int32) throws(Failure) { _ = try checked { fsync(descriptor) } }

    /// The content and its length, without the times.
    static func synchronizeData(_ descriptor: Int32) throws(Failure) { _ = try checked { fdatasync(descriptor) } }

    // MARK: Names

    /// Makes an empty file without opening it: closing a descriptor of a file drops every lock that the process holds on
    /// it (fcntl(2)), those that SQLite has taken meanwhile included.
    static func makeFile(_ name: String, in directory: Int32, mode: UInt32) throws(Failure) {
        _ = try checked { mknodat(directory, name, S_IFREG | mode, 0) }
    }

    static func makeDirectory(_ name: UnsafePointer<CChar>, in directory: Int32, mode: UInt32) throws(Failure) {
        _ = try checked { mkdirat(directory, name, mode) }
        // The umask has no say.
        try setMode(ofDirectory: name, in: directory, mode)
    }

    /// - Parameter other: the directory of the target, when it is not the same.
    static func rename(
        _ name: String, to target: String, in directory: Int32, into other: Int32? = nil
    ) throws(Failure) {
        _ = try checked { renameat(directory, name, other ?? directory, target) }
    }

    /// Gives a file a second name; fails with EEXIST when the name is taken, whatever by.
    static func link(_ name: String, to target: String, in directory: Int32) throws(Failure) {
        _ = try checked { linkat(directory, name, directory, target, 0) }
    }

    /// Makes a symbolic link; whether it leads anywhere is nobody's business here.
    static func makeLink(
        _ name: UnsafePointer<CChar>, in directory: Int32, to target: UnsafePointer<CChar>
    ) throws(Failure) {
        _ = try checked { symlinkat(target, directory, name) }
    }

    static func unlink(
        _ name: UnsafePointer<CChar>, in directory: Int32, isDirectory: Bool = false
    ) throws(Failure) {
        _ = try checked { unlinkat(directory, name, isDirectory ? AT_REMOVEDIR : 0) }
    }

    /// What a symbolic link says; without a directory one that the kernel itself provides, by its whole path.
    static func linkTarget(
        _ name: UnsafePointer<CChar>, in directory: Int32 = AT_FDCWD
    ) throws(Failure) -> [UInt8] {
        // PATH_MAX holds for what a link says, too.
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = try checkedCount { readlinkat(directory, name, &target, target.count) }
        return target.prefix(length).map { UInt8(bitPattern: $0) }
    }

    /// Lends each name in a directory, without `.` and `..`, in no order, with what it is if the file system says so.
    static func list(
        _ directory: Int32, _ body: (UnsafeBufferPointer<CChar>, FileStatus.Kind?) -> Void
    ) throws(Failure) {
        let own = try checked { openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard let stream = fdopendir(own) else {
            let number = errno
            close(own)
            throw Failure(number)
        }
        defer { closedir(stream) }
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw Failure(errno) }
                return
            }
            let kind: FileStatus.Kind? =
                switch Int(entry.pointee.d_type) {
                case DT_REG: .regular
                case DT_DIR: .directory
                case DT_LNK: .link
                case DT_UNKNOWN: nil
                default: .other
                }
            withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                let name = bytes.bindMemory(to: CChar.self)
                let length = name.firstIndex(of: 0) ?? name.count
                let isOwnOrParent = length <= 2 && name.prefix(length).allSatisfy { $0 == 0x2E }
                if !isOwnOrParent { body(UnsafeBufferPointer(rebasing: name.prefix(length)), kind) }
            }
        }
    }

    /// The names in a directory, without `.` and `..`, in no order.
    static func names(in directory: Int32) throws(Failure) -> [String] {
        var names: [String] = []
        try list(directory) { name, _ in
            // A name that is not UTF-8 was not made by this product and cannot be asked for.
            if let text = String(validating: name, as: UTF8.self) { names.append(text) }
        }
        return names
    }

    // MARK: Facts about files

    static func status(_ descriptor: Int32) throws(Failure) -> FileStatus {
        var status = stat()
        _ = try checked { fstat(descriptor, &status) }
        return FileStatus(status)
    }

    /// What stands under a name, or without a directory at a whole path; nil when nothing does.
    static func status(
        _ name: UnsafePointer<CChar>, in directory: Int32 = AT_FDCWD
    ) throws(Failure) -> FileStatus? {
        var status = stat()
        do throws(Failure) {
            _ = try checked { fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) }
        } catch {
            guard error.number == ENOENT else { throw error }
            return nil
        }
        return FileStatus(status)
    }

    /// The mode of a directory that cannot be opened; a link that took the name in between is not followed.
    static func setMode(
        ofDirectory name: UnsafePointer<CChar>, in directory: Int32, _ mode: UInt32
    ) throws(Failure) {
        _ = try checked { fchmodat(directory, name, mode, AT_SYMLINK_NOFOLLOW) }
    }

    static func setMode(_ descriptor: Int32, _ mode: UInt32) throws(Failure) {
        _ = try checked { fchmod(descriptor, mode) }
    }

    /// Sets the time of the last change of the content, in nanoseconds since 1970.
    static func setModified(_ descriptor: Int32, _ nanoseconds: Int64) throws(Failure) {
        _ = try checked { futimens(descriptor, times(modified: nanoseconds)) }
    }

    /// The same, of a link itself.
    static func setModified(
        ofLink name: UnsafePointer<CChar>, in directory: Int32, _ nanoseconds: Int64
    ) throws(Failure) {
        _ = try checked { utimensat(directory, name, times(modified: nanoseconds), AT_SYMLINK_NOFOLLOW) }
    }

    /// The time of the last access stays: UTIME_OMIT, a macro that Swift does not see.
    private static func times(modified nanoseconds: Int64) -> [timespec] {
        [timespec(tv_sec: 0, tv_nsec: (1 << 30) - 2), timespec(sinceEpoch: nanoseconds)]
    }

    static func setOwner(_ descriptor: Int32, user: UInt32, group: UInt32) throws(Failure) {
        _ = try checked { fchown(descriptor, user, group) }
    }

    /// Whether this process may make and remove names in a directory: the kernel knows of read-only file systems and
    /// lists, too.
    static func mayWrite(in directory: Int32) -> Bool { faccessat(directory, ".", W_OK | X_OK, AT_EACCESS) == 0 }

    // MARK: Locks

    /// Takes an advisory lock; false when somebody else holds it and nobody waits.
    static func lock(_ descriptor: Int32, exclusively: Bool, waiting: Bool) throws(Failure) -> Bool {
        let operation = (exclusively ? LOCK_EX : LOCK_SH) | (waiting ? 0 : LOCK_NB)
        do throws(Failure) {
            _ = try checked { flock(descriptor, operation) }
            return true
        } catch {
            guard error.number == EWOULDBLOCK else { throw error }
            return false
        }
    }

    static func unlock(_ descriptor: Int32) { _ = flock(descriptor, LOCK_UN) }

    // MARK: Processes

    static var processID: Int32 { getpid() }
    static var userID: UInt32 { geteuid() }
    static let stickyBit = UInt32(S_ISVTX)

    /// Whether a process can be signalled: false only when the kernel says that there is none.
    static func exists(process: Int32) -> Bool { kill(process, 0) == 0 || errno != ESRCH }

    static var hostName: String {
        var facts = utsname()
        guard uname(&facts) == 0 else { return "" }
        return withUnsafeBytes(of: &facts.nodename) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// The number of the file behind a path that the kernel itself provides, links followed.
    static func inode(ofKernelFile path: String) -> UInt64? {
        var status = stat()
        return fstatat(AT_FDCWD, path, &status, 0) == 0 ? UInt64(status.st_ino) : nil
    }

    // MARK: Threads

    /// Runs `body` on a new thread that nobody waits for.
    static func startThread(_ body: @escaping @Sendable () -> Void) throws(Failure) {
        final class Body: Sendable {
            let run: @Sendable () -> Void
            init(_ run: @escaping @Sendable () -> Void) { self.run = run }
        }
        let context = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        // pthread_create returns its error instead of setting errno.
        let result = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, context.toOpaque())
        guard result == 0 else {
            context.release()
            throw Failure(result)
        }
        pthread_detach(thread)
    }

    /// A value that threads share and whose changes one of them can wait for.
    final class Monitor<Value: Sendable>: @unchecked Sendable {
        // Invariant: `value` is touched only while `lock` is held. The lock and the condition are allocated apart, since
        // neither may move, and freed when nobody can wait any more.
        private var value: Value
        private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

        init(_ value: Value) {
            self.value = value
            lock.initialize(to: pthread_mutex_t())
            pthread_mutex_init(lock, nil)
            changed.initialize(to: pthread_cond_t())
            pthread_cond_init(changed, nil)
        }

        deinit {
            pthread_cond_destroy(changed)
            changed.deallocate()
            pthread_mutex_destroy(lock)
            lock.deallocate()
        }

        /// Changes the value and wakes whoever waits.
        func change<Result>(_ body: (inout Value) -> Result) -> Result {
            pthread_mutex_lock(lock)
            defer { pthread_mutex_unlock(lock) }
            defer { pthread_cond_broadcast(changed) }
            return body(&value)
        }

        /// Waits until `body` finds what it looks for.
        func wait<Result>(for body: (inout Value) -> Result?) -> Result {
            pthread_mutex_lock(lock)
            defer { pthread_mutex_unlock(lock) }
            while true {
                if let result = body(&value) { return result }
                pthread_cond_wait(changed, lock)
            }
        }
    }

    // MARK: Time

    static var monotonicNanoseconds: UInt64 { nanoseconds(CLOCK_MONOTONIC) }
    static var wallSeconds: Int64 { Int64(time(nil)) }

    private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(max(0, time.tv_sec)) &* 1_000_000_000 &+ UInt64(max(0, time.tv_nsec))
    }

    /// Pauses the calling thread; a signal may end the pause early.
    static func pause(nanoseconds: UInt64) {
        var time = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
        nanosleep(&time, nil)
    }
}

extension FileStatus {
    fileprivate init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFLNK: .link
            default: .other
            }
        isSocket = status.st_mode & S_IFMT == S_IFSOCK
        permissions = status.st_mode & 0o7777
        user = status.st_uid
        group = status.st_gid
        links = UInt64(status.st_nlink)
        stamp = FileStamp(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
            modified: Self.nanoseconds(status.st_mtim), changed: Self.nanoseconds(status.st_ctim))
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}

extension timespec {
    fileprivate init(sinceEpoch nanoseconds: Int64) {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        // Before 1970 the remainder is negative, and the kernel counts it up from the second before.
        self.init(tv_sec: Int(rest < 0 ? seconds - 1 : seconds), tv_nsec: Int(rest < 0 ? rest + 1_000_000_000 : rest))
    }
}
