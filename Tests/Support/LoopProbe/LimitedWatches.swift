import EventLoop
import Glibc

/// Watches a tree of more directories than the system grants watches for.
final class LimitedWatches: TreeWatchHandler {
    private static let directoryCount = 20
    private let path: String
    private let loop: EventLoop
    private var awaited: Set<String> = []

    private init(_ path: String, _ loop: EventLoop) {
        self.path = path
        self.loop = loop
    }

    static func watch(_ path: String, on loop: EventLoop) throws {
        for number in 0..<directoryCount { mkdir("\(path)/\(number)", 0o700) }
        var options = WatchOptions()
        options.unwatchedInterval = .milliseconds(50)
        _ = try loop.watchTree(at: WatchPath(path), options: options, handler: LimitedWatches(path, loop))
    }

    func treeReported(_ report: TreeReport) {
        for problem in report.problems { LoopProbe.say("\(problem)", to: STDOUT_FILENO) }
        if report.isReady {
            for number in 0..<Self.directoryCount {
                awaited.insert("\(number)/file")
                close(open("\(path)/\(number)/file", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600))
            }
        }
        for change in report.changes where change.kind == .created && awaited.remove("\(change.path)") != nil {
            guard awaited.isEmpty else { continue }
            LoopProbe.say("everything was told", to: STDOUT_FILENO)
            loop.stop()
        }
    }
}
