import Formats
import Settings
import Testing

@Suite("A running program takes over what it can")
struct ReloadTests {
    @Test("changes are split into those taken over at once and those that wait for a restart")
    func split() throws {
        let old = try Samples.snapshot(Samples.hub("server: {port: 1}"))
        let reload = old.reloaded(from: [
            Samples.hub("server: {port: 2, allowed_origins: [x]}\napp_server: {turn_timeout: 2h}")
        ])
        #expect(reload.problems.isEmpty && reload.snapshot[Samples.port] == 2)
        // 2 h is the default: another origin, and no change.
        #expect(reload.change == old.changes(to: reload.snapshot))
        #expect(reload.change.live == ["server.allowed_origins"] && reload.change.needingRestart == ["server.port"])
        #expect(reload.snapshot.changes(to: reload.snapshot).isEmpty)
    }

    @Test("another spelling of a file name is a change, although it looks the same")
    func exactness() throws {
        let old = try Samples.snapshot(Samples.hub("log: {path: \u{E9}.log}"))
        let new = try Samples.snapshot(Samples.hub("log: {path: e\u{301}.log}"))
        #expect(old.changes(to: new).needingRestart == ["log.path"])
    }

    @Test("a reload with problems keeps the old snapshot and says why")
    func invalid() throws {
        let old = try Samples.snapshot(Samples.hub("server: {port: 1}"))
        let reload = old.reloaded(from: [Samples.hub("server: {port: 0, allowed_origins: [x]}")])
        #expect(reload.snapshot[Samples.port] == 1 && reload.snapshot[Samples.origins] == [])
        #expect(reload.change.isEmpty && reload.problems.map(\.key) == ["server.port"])
    }

    @Test("the description names value, origin and meaning, and covers secrets")
    func description() throws {
        let snapshot = try Samples.snapshot(
            Samples.hub(
                "server: {token: hunter2, port: 8080}\napp_server: {turn_timeout: 90}\nlog: {max_bytes: 1048576}"))
        let description = snapshot.description()
        let text = String(decoding: description.serialized(.pretty), as: UTF8.self)
        #expect(!text.contains("hunter2"))
        let entries = Dictionary(uniqueKeysWithValues: (description.array ?? []).map { ($0["name"]?.string ?? "", $0) })
        #expect(entries.count == Samples.schema.keys.count)
        #expect(entries["server.token"]?["value"] == "(set)" && entries["server.token"]?["default"] == .null)
        #expect(entries["server.port"]?["value"] == 8080 && entries["server.port"]?["origin"] == "config.yml:1")
        #expect(entries["server.port"]?["expects"] == "an integer from 1 to 65535")
        #expect(entries["app_server.turn_timeout"]?["value"] == "1m30s")
        #expect(entries["app_server.turn_timeout"]?["expects"] == "a duration from 1s to 1d")
        #expect(entries["log.max_bytes"]?["value"] == "1 MiB")
        #expect(entries["app_server.command"]?["value"] == ["codex", "app-server"])
        #expect(entries["git.auto_commit"]?["environment"] == "AUTO_COMMIT")
        #expect(snapshot.shown("server.token") == "(set)" && snapshot.shown("nothing") == nil)
    }

    @Test("what is shown can be written back", arguments: ["1 B", "1500 B", "10 MB", "512 KiB", "3 TiB", "0 B"])
    func sizes(_ text: String) throws {
        let snapshot = try Samples.snapshot(.flags([("--x", "log.max_bytes", text)]))
        #expect(snapshot.shown("log.max_bytes") == .string(text))
    }
}
