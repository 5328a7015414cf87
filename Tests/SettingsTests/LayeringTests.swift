import Formats
import Settings
import Testing

@Suite("Settings are laid over one another, and each knows where it came from")
struct LayeringTests {
    @Test("without layers every setting has its default")
    func defaults() throws {
        let snapshot = try Samples.snapshot()
        #expect(snapshot[Samples.port] == 4173 && snapshot[Samples.timeout] == .seconds(7200))
        #expect(snapshot[Samples.token] == nil && snapshot[Samples.command] == ["codex", "app-server"])
        #expect(snapshot.origin(of: "server.port") == .builtIn)
        #expect(snapshot.origin(of: "server.prt") == nil && snapshot.value(of: "server.prt") == nil)
    }

    @Test("a later layer wins key by key, and the origin follows")
    func order() throws {
        let snapshot = try Samples.snapshot(
            Samples.hub("server:\n  port: 1\n  host: h\nlog:\n  max_bytes: 5 MiB\n"),
            Samples.repository("server:\n  port: 2\n"),
            .environment(["AUTO_COMMIT": "yes", "HUB_TOKEN": "t", "OTHER": "x"], for: Samples.schema),
            .flags([("--log", "log.path", "x/y.log")]))
        #expect(snapshot[Samples.port] == 2 && snapshot[Samples.host] == "h" && snapshot[Samples.commit])
        #expect(snapshot[Samples.logSize] == 5_242_880 && snapshot[Samples.logPath] == "x/y.log")
        #expect(snapshot.origin(of: "server.port")?.description == "repo/override.yml:2")
        #expect(snapshot.origin(of: "server.host")?.description == "config.yml:3")
        #expect(snapshot.origin(of: "server.host")?.file == "config.yml")
        #expect(snapshot.origin(of: "git.auto_commit")?.description == "environment variable AUTO_COMMIT")
        #expect(snapshot.origin(of: "log.path")?.description == "flag --log")
        #expect(snapshot.origin(of: "mode")?.description == "default")
    }

    @Test("lists are replaced, trees are merged")
    func merging() throws {
        let snapshot = try Samples.snapshot(
            Samples.hub("server: {allowed_origins: [a, b]}\nextras: {x: {p: 1, q: [1]}, z: 0}\n"),
            Samples.repository("server: {allowed_origins: [c]}\nextras: {x: {q: [2], r: 3}, y: 1}\n"))
        #expect(snapshot[Samples.origins] == ["c"])
        #expect(snapshot[Samples.extras] == ["x": ["p": 1, "q": [2], "r": 3], "z": 0, "y": 1])
    }

    @Test("null takes back what lower layers set; an empty list is kept")
    func null() throws {
        let snapshot = try Samples.snapshot(
            Samples.hub("server: {port: 1}\n"), Samples.repository("server: {port: ~, allowed_origins: []}\nlog:\n"))
        #expect(snapshot[Samples.port] == 4173 && snapshot.origin(of: "server.port") == .builtIn)
        #expect(snapshot.origin(of: "server.allowed_origins")?.description == "repo/override.yml:1")
    }

    @Test("an empty variable counts as not set")
    func emptyVariable() throws {
        let snapshot = try Samples.snapshot(
            Samples.hub("git: {auto_commit: true}"), .environment(["AUTO_COMMIT": ""], for: Samples.schema))
        #expect(snapshot[Samples.commit])
    }

    @Test("a part of a file can be a layer", arguments: ["repo_defaults", "hub.repo_defaults"])
    func part(_ path: String) throws {
        let yaml = "hub: {repo_defaults: {server: {port: 7}}}\nrepo_defaults: {server: {port: 7}}\n"
        let whole = Samples.hub(yaml)
        let part = whole.part(at: path, role: "defaults")
        #expect(part.role == "defaults" && part.isTrusted)
        let snapshot = try Samples.snapshot(part)
        #expect(snapshot[Samples.port] == 7)
        #expect(snapshot.origin(of: "server.port")?.file == "config.yml")
        #expect(try Samples.snapshot(whole.part(at: "no.where", role: "defaults"))[Samples.port] == 4173)
        // What is wrong with the file is said of the whole, and once.
        let broken = Samples.hub("a: [")
        #expect(Samples.problems(broken, broken.part(at: path, role: "defaults")).map(\.code) == [.unreadable])
    }

    @Test(
        "what anything may stand for is never refused, and null where JSON has no form for it",
        arguments: [
            ("7", 7), ("text", "text"), ("[a, 1]", ["a", 1]), ("2001-01-01", nil), (".inf", nil),
            ("99999999999999999999", nil), ("{global: /x, since: 2001-01-01}", ["global": "/x", "since": nil]),
        ] as [(String, JSON)])
    func anything(_ yaml: String, _ value: JSON) throws {
        #expect(try Samples.snapshot(Samples.hub("roots: \(yaml)\n"))[Samples.roots] == value)
    }

    @Test("a layer can be without what some names hold")
    func without() throws {
        let layer = Samples.hub("server: {port: 1}\nlog: {path: a.log}\nextras: {log: 1}\n").without(["log"])
        let snapshot = try Samples.snapshot(layer)
        #expect(snapshot[Samples.port] == 1 && snapshot[Samples.logPath] == "hub.log")
        #expect(snapshot[Samples.extras] == ["log": 1])
        #expect(Samples.problems(Samples.hub("a: [").without(["log"])).map(\.code) == [.unreadable])
    }

    @Test(
        "text is read by the type of the setting",
        arguments: [
            ("app_server.command", "codex, app-server", SettingValue.list([.string("codex"), .string("app-server")])),
            ("app_server.command", "[a, 'b, c']", .list([.string("a"), .string("b, c")])),
            ("app_server.command", "[]", .list([])), ("app_server.turn_timeout", "90", .duration(.seconds(90))),
            ("app_server.turn_timeout", "2h30m", .duration(.seconds(9000))),
            ("log.max_bytes", "512KiB", .size(524_288)),
            ("log.max_bytes", "10 MB", .size(10_000_000)), ("log.max_bytes", "7", .size(7)),
            ("restart.jitter", "1", .double(1)),
            ("git.auto_commit", "Off", .bool(false)), ("extras", "{a: 1}", .tree(["a": 1])),
            ("server.port", "80", .integer(80)),
        ])
    func texts(_ name: String, _ text: String, _ expected: SettingValue) throws {
        #expect(try Samples.snapshot(.flags([("--x", name, text)])).value(of: name) == expected)
    }

    @Test(
        "files give durations and sizes as numbers or text",
        arguments: [
            ("app_server: {turn_timeout: 90}", Duration.seconds(90)),
            ("app_server: {turn_timeout: 1.5}", .milliseconds(1500)),
            ("app_server: {turn_timeout: 10m}", .seconds(600)), ("app_server: {turn_timeout: '90'}", .seconds(90)),
        ])
    func durations(_ yaml: String, _ expected: Duration) throws {
        #expect(try Samples.snapshot(Samples.hub(yaml))[Samples.timeout] == expected)
    }
}
