import EventLoop
import Glibc

/// Watches a tree with a directory that may not be read until it may.
final class ClosedDirectory: TreeWatchHandler {
    private let path: String
    private let loop: EventLoop

    private init(_ path: String, _ loop: EventLoop) {
        self.path = path
        self.loop = loop
    }

    static func watch(_ path: String, on loop: EventLoop) throws {
        mkdir("\(path)/closed", 0o700)
        mkdir("\(path)/closed/sub", 0o700)
        chmod("\(path)/closed", 0)
        _ = try loop.watchTree(at: WatchPath(path), options: WatchOptions(), handler: ClosedDirectory(path, loop))
    }

    func treeReported(_ report: TreeReport) {
        for problem in report.problems { LoopProbe.say("\(problem)", to: STDOUT_FILENO) }
        if report.isReady { chmod("\(path)/closed", 0o700) }
        for change in report.changes where change.kind == .created {
            LoopProbe.say("\(change)", to: STDOUT_FILENO)
            loop.stop()
        }
    }
}
