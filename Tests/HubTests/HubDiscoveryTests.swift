import Harness
import Hub
import StateRoots
import Storage
import Testing

@Suite("Finding the hub of a directory")
struct HubDiscoveryTests {
    private func find(_ directory: String, _ files: [String: String]) throws -> String? {
        let reader: HubDiscovery.Reader = { path in files[path.description].map { Array($0.utf8) } }
        return try HubDiscovery.hub(of: AbsolutePath(directory), reading: reader)?.description
    }

    @Test(
        "takes the nearest whose mode is hub or not stated",
        arguments: [
            ("mode: hub", "mode: hub", "/a/b"), ("version: 2", "mode: hub", "/a/b"), ("", "mode: hub", "/a/b"),
            ("mode: null", "mode: hub", "/a/b"), ("mode: repo", "mode: hub", "/a"), ("mode: 7", "mode: hub", "/a"),
            ("mode: repo", "mode: repo", nil), ("mode: repo", "", "/a"),
        ])
    func nearest(near: String, far: String, hub: String?) throws {
        let files = ["/a/b/.codex-autorunner/config.yml": near, "/a/.codex-autorunner/config.yml": far]
        #expect(try find("/a/b/c/d", files) == hub)
        #expect(try find("/a/b", files) == hub)
    }

    @Test("looks at the directory itself, and up to the root of the file system")
    func ends() throws {
        #expect(try find("/a", ["/a/.codex-autorunner/config.yml": "mode: hub"]) == "/a")
        #expect(try find("/a/b", ["/.codex-autorunner/config.yml": "mode: hub"]) == "/")
        #expect(try find("/", [:]) == nil)
        #expect(try find("/a", ["/a/b/.codex-autorunner/config.yml": "mode: hub"]) == nil)
    }

    @Test("stops at a file that cannot be read, with its name", arguments: ["mode: [", "- a", "text"])
    func malformed(text: String) throws {
        let error = try #require(throws: HubError.self) {
            try find(
                "/a/b", ["/a/b/.codex-autorunner/config.yml": text, "/a/.codex-autorunner/config.yml": "mode: hub"])
        }
        #expect(error.code == .malformed)
        #expect(error.subject == "/a/b/.codex-autorunner/config.yml")
    }

    @Test("reads a configuration as long as the settings' readers take, and no longer")
    func limit() throws {
        let directory = try TemporaryDirectory()
        let hub = try AbsolutePath(directory.path)
        let config = "mode: hub\n#"
        let blanks = HubDiscovery.longestConfiguration - config.utf8.count
        try directory.write(".codex-autorunner/config.yml", config + String(repeating: " ", count: blanks))
        #expect(try HubDiscovery.hub(of: hub) == hub)
        try directory.write(".codex-autorunner/config.yml", config + String(repeating: " ", count: blanks + 1))
        #expect(StorageError.caught { _ = try HubDiscovery.hub(of: hub) }?.code == .tooLarge)
    }

    @Test("reads from the disk unless it is told otherwise")
    func disk() throws {
        let directory = try TemporaryDirectory()
        try directory.write(".codex-autorunner/config.yml", "mode: hub\n")
        try directory.write("repo/.codex-autorunner/config.yml", "mode: repo\n")
        try directory.write("file/.codex-autorunner", "no directory")
        let hub = try AbsolutePath(directory.path)
        #expect(try HubDiscovery.hub(of: AbsolutePath("\(directory.path)/repo/deep/er")) == hub)
        #expect(try HubDiscovery.hub(of: AbsolutePath("\(directory.path)/file")) == hub)
    }
}
