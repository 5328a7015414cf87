import Formats
import Settings
import Testing

@Suite("A TOML file is a layer like a YAML file")
struct TOMLLayerTests {
    private static func layer(_ toml: String) -> SettingLayer {
        .toml(Array(toml.utf8), name: "config.toml", role: "hub", isTrusted: true)
    }

    @Test("tables, dotted keys and inline tables are the same tree, with the line of each key")
    func values() throws {
        let snapshot = try Samples.snapshot(
            Self.layer(
                """
                mode = "hub"
                git.auto_commit = true
                server = { port = 8080 }

                [app_server]
                command = [
                  "codex",
                ]
                turn_timeout = "2h"
                [log]
                max_bytes = 10_000
                [restart]
                jitter = 0.5
                """))
        #expect(snapshot[Samples.port] == 8080 && snapshot[Samples.commit] && snapshot[Samples.command] == ["codex"])
        #expect(snapshot[Samples.logSize] == 10_000 && snapshot[Samples.jitter] == 0.5)
        #expect(snapshot.origin(of: "git.auto_commit")?.description == "config.toml:2")
        #expect(snapshot.origin(of: "server.port")?.description == "config.toml:3")
        #expect(snapshot.origin(of: "app_server.command")?.description == "config.toml:6")
        #expect(snapshot.origin(of: "log.max_bytes")?.description == "config.toml:11")
    }

    @Test("its problems are those of any file")
    func problems() {
        let problems = Samples.problems(
            Self.layer("[server]\nport = 0\nprot = 1\n[log]\npath = 2001-01-01\n"), Self.layer("a = \n"))
        #expect(problems.map(\.code) == [.outOfRange, .unknownKey, .wrongType, .unreadable])
        #expect(
            problems.map(\.origin.description) == ["config.toml:2", "config.toml:3", "config.toml:5", "config.toml:1"])
    }

    @Test("a table of it can be the layer")
    func part() throws {
        let layer = Self.layer("[tool.hub.server]\nport = 9\n").part(at: "tool.hub", role: "hub")
        #expect(try Samples.snapshot(layer)[Samples.port] == 9)
    }
}
