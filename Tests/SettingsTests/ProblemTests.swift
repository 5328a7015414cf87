import Formats
import Settings
import Testing

@Suite("Everything that is wrong with a configuration is said at once, with place and remedy")
struct ProblemTests {
    @Test("one pass finds the problems of all layers")
    func all() {
        let problems = Samples.problems(
            Samples.hub("server:\n  prot: 1\n  port: 70000\ngit: {auto_commit: 3}\nlog: [x]\n"),
            Samples.repository("server:\n  host: 0.0.0.0\nmode: repo\napp_server: {command: [evil]}\n"),
            .environment(["AUTO_COMMIT": "maybe"], for: Samples.schema), .flags([("--port", "server.port", "0")]))
        #expect(
            problems.map(\.description) == [
                "config.yml:2: server.prot: there is no such setting; did you mean server.port?",
                "config.yml:3: server.port: expected an integer from 1 to 65535, found 70000; correct the value or remove the key",
                "config.yml:4: git.auto_commit: expected true or false, found an integer; correct the value or remove the key",
                "config.yml:5: log: expected a mapping of settings, found a list; write 'name: value' lines here",
                "repo/override.yml:2: server.host: a file that came with a repository may not set this; "
                    + "set it in your own configuration, or trust the repository",
                "repo/override.yml:3: mode: this may not be set in a repository layer; set it in hub instead",
                "repo/override.yml:4: app_server.command: a file that came with a repository may not set this; "
                    + "set it in your own configuration, or trust the repository",
                "environment variable AUTO_COMMIT: git.auto_commit: expected true or false, found 'maybe'; "
                    + "correct the value or remove the key",
                "flag --port: server.port: expected an integer from 1 to 65535, found 0; correct the value or remove the key",
            ])
    }

    @Test(
        "a value that does not fit is refused",
        arguments: [
            ("app_server: {turn_timeout: 0}", SettingProblem.Code.outOfRange),
            ("app_server: {turn_timeout: 2d}", .outOfRange),
            ("app_server: {turn_timeout: soon}", .wrongType),
            ("app_server: {turn_timeout: 99999999999999}", .outOfRange),
            ("app_server: {turn_timeout: .inf}", .outOfRange), ("app_server: {turn_timeout: .nan}", .outOfRange),
            ("app_server: {turn_timeout: -1}", .outOfRange), ("app_server: {turn_timeout: yes}", .wrongType),
            ("log: {max_bytes: -1}", .outOfRange), ("log: {max_bytes: 5 apples}", .wrongType),
            ("log: {max_bytes: 9999999999 GB}", .wrongType), ("log: {path: /etc/x}", .outOfRange),
            ("log: {path: ../x}", .outOfRange),
            ("log: {path: a/../x}", .outOfRange), ("log: {path: ''}", .outOfRange),
            ("log: {path: ../\u{301}x}", .outOfRange), ("log: {path: /\u{301}x}", .outOfRange),
            ("ticket_flow: {approval_mode: safe}", .outOfRange),
            ("ticket_flow: {approval_mode: no}", .wrongType), ("restart: {jitter: 1.1}", .outOfRange),
            ("restart: {jitter: .nan}", .outOfRange),
            ("server: {port: '80'}", .wrongType), ("server: {port: 80.0}", .wrongType),
            ("server: {port: 99999999999999999999}", .wrongType),
            ("server: {allowed_origins: x}", .wrongType), ("server: {allowed_origins: [1]}", .wrongType),
            ("server: {allowed_origins: [2001-01-01]}", .wrongType), ("server: 1", .wrongType), ("- a", .wrongType),
            ("extras: 1", .wrongType), ("extras: {a: .inf}", .wrongType), ("extras: {a: 2001-01-01}", .wrongType),
            ("server.port: 1", .unknownKey), ("server: {port: {x: 1}}", .wrongType), ("'': 1", .unknownKey),
            ("x: {y: 1}", .unknownKey),
            ("a: [", .unreadable), ("on: 1", .unreadable), ("a: 1\na: 2", .unreadable),
        ])
    func refused(_ yaml: String, _ code: SettingProblem.Code) {
        let problems = Samples.problems(Samples.hub(yaml))
        #expect(problems.map(\.code) == [code])
        #expect(problems.first?.origin.file == "config.yml")
        #expect(problems.first?.remedy.isEmpty == false)
    }

    @Test(
        "a name that is almost right is recognised",
        arguments: [
            ("sever: {port: 1}", "did you mean server?"), ("server: {prot: 1}", "did you mean server.port?"),
            ("server: {allowed_origin: []}", "did you mean server.allowed_origins?"),
            ("port: 1", "did you mean server.port?"),
            ("git: {autocommit: yes}", "did you mean git.auto_commit?"), ("banana: 1", "remove it"),
        ])
    func suggestions(_ yaml: String, _ remedy: String) {
        #expect(Samples.problems(Samples.hub(yaml)).map(\.remedy) == [remedy])
    }

    @Test("a syntax error keeps its place")
    func unreadable() {
        let problem = Samples.problems(Samples.hub("server:\n  port: [1\n")).first
        #expect(problem?.code == .unreadable && problem?.key == nil)
        #expect(problem?.description.hasPrefix("config.yml:3: the file is not YAML: ") == true)
    }

    @Test(
        "no message repeats a secret",
        arguments: ["server: {token: [hunter2]}", "server: {token: {a: hunter2}}", "server: {token: 12345}"])
    func secrets(_ yaml: String) {
        let problems = Samples.problems(Samples.hub(yaml))
        #expect(problems.count == 1)
        #expect(!problems.description.contains("hunter2") && !problems.description.contains("12345"))
    }

    @Test("a foreign name of any length is answered")
    func longName() {
        let name = String(repeating: "é", count: 100_000)
        #expect(Samples.problems(Samples.hub("? \(name)\n: 1\n")).map(\.code) == [.unknownKey])
    }

    @Test("in a file that other programs share is a remark where the setting is theirs, and a problem where it is ours")
    func sharedFile() throws {
        let snapshot = try Samples.snapshot(Samples.hub("telegram_bot: {enabled: true}\nserver: {prot: 1}\n").shared())
        #expect(snapshot.remarks.map(\.key) == ["telegram_bot", "server.prot"])
        #expect(snapshot.remarks.last?.remedy == "did you mean server.port?")
        #expect(Samples.problems(Samples.hub("server: {port: x}").shared()).map(\.code) == [.wrongType])
        #expect(Samples.problems(Samples.hub("telegram_bot: 1")).map(\.code) == [.unknownKey])
    }
}
