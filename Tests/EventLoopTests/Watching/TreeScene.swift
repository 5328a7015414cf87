import EventLoop
import Foundation
import Harness
import LoopHarness

/// A directory that is watched on a loop, and what was told of it, in words.
final class TreeScene: TreeWatchHandler {
    let loop: EventLoop
    let path: String
    private(set) var reports: [TreeReport] = []
    /// Everything that was told since the beginning.
    private(set) var changes: [String] = []
    private var expectations: [(condition: () -> Bool, then: () -> Void)] = []
    private var watch: (any TreeWatch)?

    init(_ loop: EventLoop, _ path: String) {
        self.loop = loop
        self.path = path
    }

    /// Watches, and goes on when everything is watched.
    func begin(_ options: WatchOptions = WatchOptions(), root: String? = nil, _ then: @escaping () -> Void) throws {
        watch = try loop.watchTree(at: WatchPath(root ?? path), options: options, handler: self)
        wait({ [unowned self] in reports.contains(where: \.isReady) }) { [unowned self] in
            reports = reports.map { report in
                var report = report
                report.changes = []
                return report
            }
            changes = []
            then()
        }
    }

    func close() { watch?.close() }

    var problems: [WatchProblem] { reports.flatMap(\.problems) }
    var mustRescan: Bool { reports.contains(where: \.mustRescan) }
    func clear() { (reports, changes) = ([], []) }

    /// Goes on as soon as a condition holds, in a turn of its own.
    func wait(_ condition: @escaping () -> Bool, then: @escaping () -> Void) {
        expectations.append((condition, then))
        loop.soon { [self] in check() }
    }

    /// Goes on when all of these were told, among others.
    func await(_ wanted: String..., then: @escaping () -> Void) {
        wait({ [unowned self] in wanted.allSatisfy(changes.contains) }, then: then)
    }

    func treeReported(_ report: TreeReport) {
        reports.append(report)
        changes += report.changes.map(\.description)
        check()
    }

    private func check() {
        guard let first = expectations.first, first.condition() else { return }
        expectations.removeFirst()
        loop.soon { [self] in
            first.then()
            check()
        }
    }

    // MARK: What a program does to files

    func make(_ name: String) {
        try? FileManager.default.createDirectory(atPath: at(name), withIntermediateDirectories: true)
    }
    func write(_ name: String, _ text: String = "x") {
        try? FileBytes.write(Array(text.utf8), to: at(name))
        awaitLastCopy(at(name))
    }

    /// A child that another test is starting has a copy of the file until it executes its program, and so long the
    /// system does not tell that it was closed: it grants a lease for reading when nobody can write it any more.
    private func awaitLastCopy(_ path: String) {
        // F_SETLEASE of fcntl(2), which Glibc's module leaves out.
        let setLease: Int32 = 1024
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { Foundation.close(file) }
        for _ in 0..<10_000 {
            guard fcntl(file, setLease, F_RDLCK) == -1, errno == EAGAIN else { break }
            usleep(1000)
        }
        _ = fcntl(file, setLease, F_UNLCK)
    }
    func move(_ name: String, to other: String) { _ = rename(at(name), at(other)) }
    func remove(_ name: String) { try? FileManager.default.removeItem(atPath: at(name)) }
    func at(_ name: String) -> String { name.hasPrefix("/") ? name : "\(path)/\(name)" }
}

/// Runs a scene in a directory of its own; what `play` leaves to be said is said by `done`.
func watching<Value: Sendable>(
    within limit: Duration = .seconds(60),
    _ play: @escaping @Sendable (TreeScene, _ done: @escaping (Value) -> Void) throws -> Void
) async throws -> Value {
    let directory = try TemporaryDirectory()
    return try await withLoop(within: limit) { loop, done in
        let path = "\(directory.path)/tree"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let scene = TreeScene(loop, path)
        try play(scene, done)
    }
}
