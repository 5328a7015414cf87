import EventLoop
import Foundation
import Harness
import LoopHarness
import Testing

@Suite("A watched tree")
struct WatchingTests {
    @Test("tells of files and directories that come, change and go")
    func simple() async throws {
        let changes = try await watching { (scene: TreeScene, done: @escaping ([String]) -> Void) in
            scene.write("old")
            scene.make("a/b")
            try scene.begin {
                scene.write("new")
                scene.write("a/b/deep")
                scene.remove("old")
                chmod(scene.at("a"), 0o711)
                scene.await("created new", "created a/b/deep", "removed old", "attributes a/") {
                    scene.clear()
                    scene.write("new", "more")
                    scene.remove("a/b/deep")
                    scene.await("changed new", "removed a/b/deep") { done(scene.changes) }
                }
            }
        }
        #expect(changes == ["changed new", "removed a/b/deep"])
    }

    @Test("tells of what was made in a new directory before that was watched")
    func newDirectories() async throws {
        let count = try await watching { (scene: TreeScene, done: @escaping (Int) -> Void) in
            try scene.begin {
                for number in 0..<50 {
                    scene.make("d\(number)/e/f")
                    scene.write("d\(number)/e/f/file")
                }
                scene.wait({ scene.changes.filter { $0.hasSuffix("/f/file") }.count == 50 }) {
                    scene.clear()
                    // And they are watched now.
                    scene.write("d49/e/f/late")
                    scene.await("created d49/e/f/late") { done(scene.changes.count) }
                }
            }
        }
        #expect(count == 1)
    }

    @Test("follows renames within the tree, into it and out of it")
    func renames() async throws {
        let changes = try await watching { (scene: TreeScene, done: @escaping ([String]) -> Void) in
            scene.make("a/sub")
            scene.make("b")
            scene.write("a/file")
            let outside = scene.path + ".outside"
            try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
            scene.write("\(outside)/inner")
            try scene.begin {
                scene.move("a/file", to: "b/other")
                scene.move("a", to: "b/moved")
                scene.await("renamed(from: a/file) b/other", "renamed(from: a) b/moved/") {
                    scene.write("b/moved/sub/file")
                    scene.await("created b/moved/sub/file") {
                        scene.move(outside, to: "came")
                        scene.await("created came/", "created came/inner") {
                            scene.move("b", to: outside)
                            scene.await("removed b/") {
                                scene.clear()
                                // What is outside is not told of any more.
                                scene.write("\(outside)/moved/sub/file2")
                                scene.write("end")
                                scene.await("created end") { done(scene.changes) }
                            }
                        }
                    }
                }
            }
        }
        #expect(changes == ["created end"])
    }

    @Test("calls a file changed that another one replaced, in the ways of editors")
    func replaced() async throws {
        let changes = try await watching { (scene: TreeScene, done: @escaping ([String]) -> Void) in
            scene.write("a")
            scene.write("b")
            try scene.begin {
                scene.write(".a.tmp", "new")
                scene.move(".a.tmp", to: "a")
                scene.move("b", to: "b~")
                scene.write("b", "new")
                scene.remove("b~")
                scene.await("changed a", "changed b") { done(scene.changes.sorted()) }
            }
        }
        #expect(changes == ["changed a", "changed b"])
    }

    @Test("tells of a file that is written and kept open, from time to time")
    func openFiles() async throws {
        let rounds = try await watching { (scene: TreeScene, done: @escaping (Int) -> Void) in
            scene.write("log")
            let file = open(scene.at("log"), O_WRONLY | O_APPEND | O_CLOEXEC)
            var options = WatchOptions()
            options.openFileInterval = .milliseconds(20)
            try scene.begin(options) {
                func round(_ number: Int) {
                    scene.clear()
                    for _ in 0..<10 { _ = Foundation.write(file, "line\n", 5) }
                    scene.await("changed log") {
                        guard number < 3 else {
                            close(file)
                            return done(scene.changes.count)
                        }
                        round(number + 1)
                    }
                }
                round(1)
            }
        }
        #expect(rounds == 1)
    }

    @Test("follows no link below its root, and one at the root")
    func links() async throws {
        let changes = try await watching { (scene: TreeScene, done: @escaping ([String]) -> Void) in
            let outside = scene.path + ".outside"
            let link = scene.path + ".link"
            try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
            symlink(scene.path, link)
            symlink(outside, scene.at("inside"))
            try scene.begin(root: link) {
                symlink(outside, scene.at("another"))
                scene.write("\(outside)/file")
                scene.write("end")
                scene.await("created end") { done(scene.changes) }
            }
        }
        #expect(changes == ["created another", "created end"])
    }

    @Test("leaves out what is excluded, and keeps names that are not UTF-8")
    func names() async throws {
        let odd = WatchPath([0x61, 0xFF, 0xFE])
        let paths = try await watching { (scene: TreeScene, done: @escaping ([WatchPath]) -> Void) in
            scene.make(".git/objects")
            var options = WatchOptions()
            options.excludes = { path, isDirectory in isDirectory && path.name == Array(".git".utf8) }
            try scene.begin(options) {
                scene.write(".git/objects/file")
                scene.make("sub/.git")
                scene.write("sub/.git/file")
                var name =
                    Array(scene.path.utf8CString.dropLast()) + [0x2F] + odd.bytes.map { CChar(bitPattern: $0) } + [0]
                close(open(&name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600))
                scene.wait({ scene.changes.count >= 2 }) { done(scene.reports.flatMap(\.changes).map(\.path)) }
            }
        }
        #expect(Set(paths) == ["sub", odd])
    }

    @Test("comes back when its root does", arguments: ["removed", "renamed", "above renamed", "replaced"])
    func root(_ how: String) async throws {
        let changes = try await watching { (scene: TreeScene, done: @escaping ([String]) -> Void) in
            scene.make("above/root/sub")
            let elsewhere = scene.path + ".elsewhere"
            try scene.begin(root: scene.at("above/root")) {
                switch how {
                case "removed": scene.remove("above")
                case "renamed": scene.move("above/root", to: elsewhere)
                case "above renamed": scene.move("above", to: elsewhere)
                default:
                    scene.move("above/root", to: elsewhere)
                    scene.make("above/root")
                }
                scene.await("removed /") {
                    scene.make("above/root/new")
                    scene.write("above/root/new/file")
                    scene.await("created /", "created new/", "created new/file") {
                        scene.clear()
                        if how == "renamed" { scene.write("\(elsewhere)/sub/file") }
                        scene.write("above/root/new/second")
                        scene.await("created new/second") { done(scene.changes) }
                    }
                }
            }
        }
        #expect(changes == ["created new/second"])
    }

    @Test("may begin before there is a root")
    func noRoot() async throws {
        let changes = try await watching { (scene: TreeScene, done: @escaping ([String]) -> Void) in
            try scene.begin(root: scene.at("a/b/c")) {
                scene.make("a/b")
                scene.make("a/b/c")
                scene.write("a/b/c/file")
                scene.await("created /", "created file") { done(scene.changes) }
            }
        }
        #expect(changes == ["created /", "created file"])
    }

    @Test("says once that a directory may not be read, and goes on when it may")
    func unreadable() async throws {
        guard geteuid() != 0 else { return try await unreadableAsAnother() }
        let problems = try await watching { (scene: TreeScene, done: @escaping (Int) -> Void) in
            scene.make("closed/sub")
            chmod(scene.at("closed"), 0)
            try scene.begin {
                chmod(scene.at("closed"), 0o700)
                scene.await("created closed/sub/") { done(scene.problems.count) }
            }
        }
        #expect(problems == 1)
    }

    /// Root may read everything: the same in a process without that right.
    private func unreadableAsAnother() async throws {
        let directory = try TemporaryDirectory()
        let probe = try BuiltProducts.program("LoopProbe")
        let said = try await ChildProcess.runWithoutPrivilege(probe, ["watch-closed", directory.path])
        #expect(said.errorText == "")
        #expect(said.outputText == "the directory closed may not be read\ncreated closed/sub/\n")
    }

    @Test("looks again and again where the system grants no more watches, and says so once")
    func limited() async throws {
        let directory = try TemporaryDirectory()
        let probe = try BuiltProducts.program("LoopProbe")
        // The limit of a user namespace of its own.
        let script = "echo 8 > /proc/sys/user/max_inotify_watches && exec \"$0\" \"$@\""
        let said = try await ChildProcess.run(
            OutsideProgram.require("unshare").path,
            ["--user", "--map-root-user", "/bin/sh", "-c", script, probe, "watch-limited", directory.path])
        #expect(said.errorText == "")
        let lines = said.outputText.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.contains("because the system grants no more: fs.inotify.max_user_watches is") == true)
        #expect(lines.last == "everything was told")
    }

    @Test("is told of at once, and of nothing after it was closed, also by two watches")
    func closing() async throws {
        let changes = try await watching { (scene: TreeScene, done: @escaping ([[String]]) -> Void) in
            let other = TreeScene(scene.loop, scene.path)
            try scene.begin {
                do {
                    try other.begin {
                        scene.close()
                        scene.close()
                        scene.write("file")
                        other.await("created file") { done([scene.changes, other.changes]) }
                    }
                } catch {
                    done([["\(error)"]])
                }
            }
        }
        #expect(changes == [[], ["created file"]])
    }

    @Test("keeps its watches when loops on other threads end with theirs")
    func manyLoops() async throws {
        try await withThrowingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<100 {
                        _ = try await watching { (scene: TreeScene, done: @escaping (Bool) -> Void) in
                            scene.make("a/b")
                            try scene.begin {
                                scene.write("a/b/file")
                                scene.await("created a/b/file") { done(true) }
                            }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("has everything after twenty thousand files were made at once, and says that some events were lost")
    func overflow() async throws {
        let facts = try await watching(within: .seconds(120)) { (scene: TreeScene, done: @escaping ([Int]) -> Void) in
            try scene.begin {
                scene.make("d")
                scene.await("created d/") {
                    for number in 0..<20_000 {
                        close(open(scene.at("d/\(number)"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600))
                    }
                    scene.wait({
                        scene.mustRescan && scene.changes.count > 20_000
                            && Set(scene.changes.filter { $0.hasPrefix("created d/") }).count == 20_001
                    }) {
                        scene.clear()
                        scene.write("d/late")
                        scene.await("created d/late") { done([scene.changes.count]) }
                    }
                }
            }
        }
        #expect(facts == [1])
    }

    @Test("may be told as a whole at the beginning")
    func existing() async throws {
        let directory = try TemporaryDirectory()
        try directory.write("a/b", "")
        let changes = try await withLoop { (loop: EventLoop, done: @escaping ([String]) -> Void) in
            let scene = TreeScene(loop, directory.path)
            var options = WatchOptions()
            options.tellsExisting = true
            let handler = Telling { done($0.changes.map(\.description)) }
            _ = try loop.watchTree(at: WatchPath(scene.path), options: options, handler: handler)
        }
        #expect(changes == ["created /", "created a/", "created a/b"])
    }

    @Test("is refused where it is not absolute", arguments: ["", "a/b", "/a\0b"])
    func invalid(_ root: String) async throws {
        let error = try await withLoop { (loop: EventLoop, done: @escaping (WatchProblem?) -> Void) in
            done(
                .caught {
                    _ = try loop.watchTree(at: WatchPath(root), options: WatchOptions(), handler: Telling { _ in })
                })
        }
        #expect(error?.code == .invalid)
    }

    private final class Telling: TreeWatchHandler {
        let told: (TreeReport) -> Void
        init(_ told: @escaping (TreeReport) -> Void) { self.told = told }
        func treeReported(_ report: TreeReport) { told(report) }
    }
}
