import CLibuv

extension EventLoop: TreeWatcher {
    public func watchTree(
        at root: WatchPath, options: WatchOptions = WatchOptions(), handler: any TreeWatchHandler
    ) throws(WatchProblem) -> any TreeWatch {
        assertIsOnThread()
        guard root.bytes.first == UInt8(ascii: "/"), !root.bytes.contains(0) else {
            throw WatchProblem(.invalid, "\(root) cannot be watched: it is not an absolute path")
        }
        var bytes = root.bytes
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        do throws(UVFailure) {
            let hub = try part(InotifyHub.self) { () throws(UVFailure) in try InotifyHub(on: self) }
            return InotifyTree(WatchPath(bytes), options, on: self, hub, handler)
        } catch {
            guard uv_errno_t(error.status) == UV_EMFILE else {
                throw WatchProblem(.other, "\(root) cannot be watched: \(error.text)")
            }
            throw WatchProblem(
                .instances,
                "\(root) cannot be watched: the user or the process may open no more; raise "
                    + "fs.inotify.max_user_instances with sysctl, or the limit of open files")
        }
    }
}

extension UVFailure {
    var text: String { uv_strerror(status).map { String(cString: $0) } ?? "error \(status)" }

    /// No more watches: inotify_add_watch(2).
    var isLimit: Bool { uv_errno_t(status) == UV_ENOSPC || uv_errno_t(status) == UV_ENOMEM }

    var outcome: WatchTable.Outcome {
        switch uv_errno_t(status) {
        case UV_ENOENT, UV_ENOTDIR, UV_ELOOP: .gone
        case UV_EACCES, UV_EPERM: .denied
        default: .failed(text)
        }
    }
}
