import CLibuv
import Glibc
import Synchronization
import Transport

/// The system calls of this module that libuv has no name for.
enum System {
    static var currentThread: UInt { UInt(pthread_self()) }

    static var wallTime: WallTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return WallTime(secondsSinceEpoch: Int64(time.tv_sec)) + .nanoseconds(time.tv_nsec)
    }

    /// A write to a connection whose reader is gone is an error to handle, not a reason to die.
    static func ignoreBrokenPipes() { _ = Self.brokenPipesAreIgnored }

    private static let brokenPipesAreIgnored: Bool = {
        var action = sigaction()
        // A program that handles it itself keeps its handler.
        guard sigaction(SIGPIPE, nil, &action) == 0, action.__sigaction_handler.sa_handler == nil else { return false }
        action.__sigaction_handler.sa_handler = SIG_IGN
        return sigaction(SIGPIPE, &action, nil) == 0
    }()

    /// Runs a body on a new thread, which nobody joins; false if the system refuses.
    static func startThread(name: String, _ body: @escaping () -> Void) -> Bool {
        let start = Unmanaged.passRetained(ThreadStart(name, body))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
                CLibuv_name_this_thread(start.name)
                start.body()
                return nil
            }, start.toOpaque())
        guard status == 0 else {
            start.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    private final class ThreadStart {
        let name: String
        let body: () -> Void
        init(_ name: String, _ body: @escaping () -> Void) {
            self.name = String(decoding: name.utf8.prefix(15), as: UTF8.self)
            self.body = body
        }
    }

    static func raiseDescriptorLimit() -> Int {
        var limit = rlimit()
        let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        // What POSIX promises at least.
        guard getrlimit(kind, &limit) == 0 else { return 20 }
        let before = limit.rlim_cur
        limit.rlim_cur = limit.rlim_max
        return Int(clamping: setrlimit(kind, &limit) == 0 ? limit.rlim_max : before)
    }

    /// The interface that the zone of an address names, by name or number; 0 if there is none.
    static func interface(named zone: String) -> UInt32 { UInt32(zone) ?? if_nametoindex(zone) }

    /// The peer will see the connection broken when it is closed (RST), and nothing that is queued is sent.
    static func breakOnClose(_ descriptor: Int32) {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    }
}

/// Descriptors in general.
extension System {
    static func closeDescriptor(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

    /// Another number for the same file, which children do not get; nil if there is none left.
    static func duplicate(_ descriptor: Int32) -> Int32? {
        let copy = CLibuv_duplicate(descriptor)
        return copy < 0 ? nil : copy
    }

    static func keepFromChildren(_ descriptor: Int32) { _ = CLibuv_keep_from_children(descriptor) }

    /// A whole file of /proc and the like; nil if it cannot be read or is longer than the limit.
    static func contents(of path: String, upTo limit: Int) -> [UInt8]? {
        let descriptor = CLibuv_open_for_reading(path)
        guard descriptor >= 0 else { return nil }
        defer { closeDescriptor(descriptor) }
        var bytes: [UInt8] = []
        while true {
            let chunk = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
                count = uninterrupted { Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
                if count < 0 { count = 0 }
            }
            if chunk.isEmpty { return bytes }
            bytes += chunk
            if bytes.count > limit { return nil }
        }
    }

    private static func uninterrupted(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}

/// Who is at the other end.
extension System {
    /// A netlink socket that only the kernel can answer on; nil if it may not be had.
    static func openSocketDiagnosis() -> Int32? {
        let descriptor = CLibuv_open_socket_diagnosis()
        return descriptor < 0 ? nil : descriptor
    }

    static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            uninterrupted { Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT)) }
        } == bytes.count
    }

    /// What has arrived; nil if nothing has.
    static func receive<Result>(from descriptor: Int32, upTo limit: Int, _ body: (RawSpan) -> Result) -> Result? {
        withUnsafeTemporaryAllocation(byteCount: limit, alignment: 8) { buffer in
            let count = uninterrupted {
                Glibc.recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
            }
            guard count > 0 else { return nil }
            return body(UnsafeRawBufferPointer(rebasing: buffer[..<count]).bytes)
        }
    }

    /// Who connected a unix socket (unix(7), SO_PEERCRED).
    static func connectedUser(of descriptor: Int32) -> PeerUser? {
        var credentials: (pid: Int32, uid: UInt32, gid: UInt32) = (0, .max, .max)
        var length = socklen_t(MemoryLayout.size(ofValue: credentials))
        let status = getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length)
        guard status == 0, length == MemoryLayout.size(ofValue: credentials) else { return nil }
        return PeerUser(
            uid: credentials.uid, gid: credentials.gid, pid: credentials.pid > 0 ? credentials.pid : nil)
    }
}

/// Listening sockets that change hands.
extension System {
    struct ListeningSocket {
        let kind: SocketKind
        let address: SocketAddress
    }

    /// What a descriptor is, if it is a stream socket that listens.
    static func listeningSocket(_ descriptor: Int32, _ context: String) throws(TransportError) -> ListeningSocket {
        func option(_ name: Int32) -> Int32? {
            var value: Int32 = 0
            var length = socklen_t(MemoryLayout<Int32>.size)
            return getsockopt(descriptor, SOL_SOCKET, name, &value, &length) == 0 ? value : nil
        }
        guard option(SO_TYPE) == Int32(SOCK_STREAM.rawValue), option(SO_ACCEPTCONN) == 1 else {
            throw TransportError(.other, context, detail: "it is not a socket that listens for connections")
        }
        let address: SocketAddress?
        let kind: SocketKind
        switch option(SO_DOMAIN) {
        case AF_INET, AF_INET6:
            kind = .tcp
            address = NativeAddress.read { name, length in
                length.withMemoryRebound(to: socklen_t.self, capacity: 1) { getsockname(descriptor, name, $0) }
            }
        case AF_UNIX:
            kind = .unix
            address = unixPath(of: descriptor)
        default:
            throw TransportError(.other, context, detail: "it is neither a TCP nor a unix socket")
        }
        guard let address else { throw TransportError(.other, context, detail: "it has no address") }
        return ListeningSocket(kind: kind, address: address)
    }

    private static func unixPath(of descriptor: Int32) -> SocketAddress? {
        var name = sockaddr_un()
        var length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let status = withUnsafeMutableBytes(of: &name) { name in
            name.baseAddress.map { getsockname(descriptor, $0.assumingMemoryBound(to: sockaddr.self), &length) } ?? -1
        }
        guard status == 0 else { return nil }
        let path = withUnsafeBytes(of: name.sun_path) { $0.prefix { $0 != 0 } + [] }
        return SocketAddress(unixPath: String(decoding: path, as: UTF8.self))
    }

    /// Sends bytes and a descriptor beside them, all or nothing; false if there is no room at the moment.
    static func send(
        _ bytes: [UInt8], with descriptor: Int32, to socket: Int32, _ context: String
    ) throws(TransportError) -> Bool {
        let sent = bytes.withUnsafeBytes { bytes in
            uninterrupted { CLibuv_send_descriptor(socket, bytes.baseAddress, bytes.count, descriptor) }
        }
        if sent == bytes.count { return true }
        guard sent < 0 else { throw TransportError(.other, context, detail: "it was cut short") }
        if errno == EAGAIN { return false }
        throw TransportError(uv: -errno, context)
    }

    static func receiveDescriptors(from socket: Int32, upTo limit: Int) -> ListenerGift.Arrival {
        var descriptors = [Int32](repeating: -1, count: Int(CLibuv_descriptor_limit))
        var count: Int32 = 0
        var isCut: Int32 = 0
        var (received, failure) = (0, Int32(0))
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
            received = uninterrupted {
                CLibuv_receive_descriptors(socket, buffer.baseAddress, limit, &descriptors, &count, &isCut)
            }
            failure = errno
            filled = max(0, received)
        }
        if received < 0 { return failure == EAGAIN ? .nothingYet : .failed }
        if received == 0 { return .ended }
        return .message(bytes: bytes, descriptors: Array(descriptors.prefix(Int(count))), isCut: isCut != 0)
    }
}

/// Children and their programs.
extension System {
    enum FileKind { case file, directory, missing, hidden }

    /// What is at a path, behind links.
    static func kind(of path: String) -> FileKind {
        kind(ofPath: Array(path.utf8))
    }

    static func mayExecute(_ path: String) -> Bool { faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) == 0 }

    /// A new pipe, kept from children.
    static func pipe() -> (reading: Int32, writing: Int32)? {
        var ends: (uv_file, uv_file) = (-1, -1)
        let status = withUnsafeMutableBytes(of: &ends) { ends in
            ends.baseAddress.map { uv_pipe($0.assumingMemoryBound(to: uv_file.self), 0, 0) } ?? -1
        }
        return status == 0 ? (ends.0, ends.1) : nil
    }

    static func nullDevice() -> Int32? {
        let descriptor = CLibuv_open_null()
        return descriptor < 0 ? nil : descriptor
    }

    enum ChildState { case running, ended, collected }

    /// Looks at a child without collecting it.
    static func hasEnded(_ pid: Int32) -> ChildState {
        var info = siginfo_t()
        while true {
            if waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 {
                return info.si_signo == 0 ? .running : .ended
            }
            if errno != EINTR { return .collected }
        }
    }

    /// Waits for a child to end and gives its number back.
    static func collect(_ pid: Int32) -> ChildExit {
        var word: Int32 = 0
        while waitpid(pid, &word, 0) != pid {
            if errno != EINTR { return .unknown }
        }
        return ChildExit(word: word)
    }

    /// To a process, or with a negative number to a group.
    @discardableResult
    static func send(_ signal: Signal, to target: Int32) -> Bool {
        // 0 and -1 are everybody.
        guard target > 1 || target < -1 else { return false }
        return kill(target, signal.rawValue) == 0
    }

    /// The names in a directory, without the two of the directory itself; none if it cannot be read.
    static func names(in path: String) -> [[UInt8]] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [[UInt8]] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
        return names
    }
}

/// Watching directories.
extension System {
    static var lastFailure: Int32 { -errno }

    static func openInotify() -> Int32? {
        let descriptor = CLibuv_open_inotify()
        return descriptor < 0 ? nil : descriptor
    }

    /// The number of the watch, or a negative error.
    static func addWatch(_ inotify: Int32, _ directory: Int32, _ mask: UInt32) -> Int32 {
        CLibuv_watch(inotify, directory, mask)
    }

    static func removeWatch(_ inotify: Int32, _ number: Int32) { CLibuv_unwatch(inotify, number) }

    /// What could be read at once; nil if there is nothing.
    static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> UnsafeRawBufferPointer? {
        let count = uninterrupted { Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
        return count > 0 ? UnsafeRawBufferPointer(rebasing: buffer[..<count]) : nil
    }

    struct OpenedDirectory {
        let descriptor: Int32?
        let outcome: WatchTable.Outcome
    }

    static func openDirectory(_ path: [UInt8]) -> OpenedDirectory {
        opened(withPath(path) { CLibuv_open_directory($0) })
    }

    /// Opens a directory below an open one, through no link.
    static func openDirectory(_ path: [UInt8], below root: Int32) -> OpenedDirectory {
        opened(withPath(path) { CLibuv_open_below(root, $0) })
    }

    private static func opened(_ result: Int32) -> OpenedDirectory {
        result >= 0
            ? OpenedDirectory(descriptor: result, outcome: .gone)
            : OpenedDirectory(descriptor: nil, outcome: UVFailure(result).outcome)
    }

    private static func withPath<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (path.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { text in
            // A buffer of at least one has an address.
            text.baseAddress.map(body) ?? withUnsafePointer(to: 0, body)
        }
    }

    /// The names in an open directory, and whether each is a directory itself; closes it.
    static func entries(closing directory: Int32) -> [(name: [UInt8], isDirectory: Bool)] {
        guard let stream = fdopendir(directory) else {
            closeDescriptor(directory)
            return []
        }
        defer { closedir(stream) }
        var entries: [(name: [UInt8], isDirectory: Bool)] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard name != [0x2E], name != [0x2E, 0x2E] else { continue }
            entries.append((name, CLibuv_is_directory(directory, entry) != 0))
        }
        return entries
    }

    struct FileIdentity: Hashable {
        let device: UInt
        let inode: UInt
    }

    static func identity(of path: [UInt8]) -> FileIdentity? {
        var status = stat()
        return withPath(path) { stat($0, &status) } == 0
            ? FileIdentity(device: UInt(status.st_dev), inode: UInt(status.st_ino)) : nil
    }

    static func identity(of descriptor: Int32) -> FileIdentity? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        return FileIdentity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
    }

    static func kind(ofPath path: [UInt8]) -> FileKind {
        var status = stat()
        guard withPath(path, { stat($0, &status) }) == 0 else { return errno == EACCES ? .hidden : .missing }
        return status.st_mode & S_IFMT == S_IFDIR ? .directory : .file
    }

    /// The path without links; nil if it leads nowhere.
    static func realPath(_ path: [UInt8]) -> [UInt8]? {
        withPath(path) { path in
            guard let real = realpath(path, nil) else { return nil }
            defer { free(real) }
            return Array(UnsafeRawBufferPointer(start: real, count: strlen(real)))
        }
    }

    static func linkTarget(_ path: [UInt8]) -> [UInt8]? {
        withPath(path) { path in
            var target = [CChar](repeating: 0, count: 4096)
            let count = readlink(path, &target, target.count)
            return count > 0 ? target.prefix(count).map { UInt8(bitPattern: $0) } : nil
        }
    }
}
