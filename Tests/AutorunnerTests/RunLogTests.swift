import Autorunner
import Formats
import Glibc
import Harness
import Storage
import Testing

@Suite("The run log") struct RunLogTests {
    let fixture: Fixture
    init() throws { fixture = try Fixture() }

    @Test("A line has time, level and message, and cannot be broken out of")
    func lines() throws {
        let log = try RunLog(fixture.places)
        #expect(log.append(.info, "begins", now: UTCTime(unixMilliseconds: 1_767_323_045_678) ?? .epoch) == nil)
        log.append(.error, "one\ntwo\u{1B}[2J", now: moment(1))
        log.append(
            .warning, event: "ticket.paused", ["reason": "größer\u{2028}", "event": "x", "n": 1], now: moment(2))
        #expect(
            try fixture.read("codex-autorunner.log") == """
                2026-01-02 03:04:05,678 [INFO] begins
                2026-01-02 03:04:06,000 [ERROR] one\\u{a}two\\u{1b}[2J
                2026-01-02 03:04:07,000 [WARNING] {"event":"ticket.paused","reason":"gr\\u00f6\\u00dfer\\u2028","n":1}

                """)
    }

    @Test(
        "The tail has the last lines",
        arguments: [
            ("", 5, ""), ("a\nb\nc\n", 2, "b\nc\n"), ("a\nb\nc", 2, "b\nc"), ("a\nb\n", 9, "a\nb\n"), ("a\n", 0, ""),
            ("\n\n\n", 2, "\n\n"),
        ])
    func tail(content: String, lines: Int, expected: String) throws {
        try fixture.write("codex-autorunner.log", content)
        #expect(try RunLog(fixture.places).tail(lines: lines) == expected)
    }

    @Test("Without a log the tail is empty; bytes that are no text are shown as such")
    func oddTails() throws {
        let log = try RunLog(fixture.places)
        #expect(try log.tail(lines: 5) == "")
        try fixture.directory.write(".codex-autorunner/codex-autorunner.log", [0x61, 0xFF, 0x0A])
        #expect(try log.tail(lines: 5) == "a\u{FFFD}\n")
    }

    @Test("Parts move on before the limit is passed, and the oldest goes")
    func rotation() throws {
        let log = try RunLog(fixture.places, limit: 80)
        for number in 0..<9 { #expect(log.append(.info, "line \(number)", now: moment()) == nil) }
        let line = { (number: Int) in "2026-01-02 03:04:05,000 [INFO] line \(number)\n" }
        #expect(try fixture.read("codex-autorunner.log") == line(8))
        #expect(try fixture.read("codex-autorunner.log.1") == line(6) + line(7))
        #expect(try fixture.read("codex-autorunner.log.2") == line(4) + line(5))
        #expect(try fixture.read("codex-autorunner.log.3") == line(2) + line(3))
        #expect(try !fixture.exists("codex-autorunner.log.4"))
    }

    @Test("A log that cannot be written fails nobody, and nothing is written through a link")
    func links() throws {
        try fixture.write("stop", "")
        let log = try RunLog(fixture.places, limit: 10)
        let root = "\(fixture.directory.path)/.codex-autorunner"
        symlink("\(root)/stop", "\(root)/codex-autorunner.log")
        #expect(log.append(.info, "lost", now: moment())?.code == .link)
        unlink("\(root)/codex-autorunner.log")
        log.append(.info, "first", now: moment())
        symlink("\(root)/stop", "\(root)/codex-autorunner.log.1")
        #expect(log.append(.info, "lost", now: moment())?.code == .link)
        #expect(try fixture.read("stop") == "")
        #expect(try fixture.read("codex-autorunner.log").hasSuffix("first\n"))
    }

    @Test("Writers at once lose no line while parts move on")
    func atOnce() async throws {
        let log = try RunLog(fixture.places, limit: 4000)
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    _ = try? await offPool {
                        for number in 0..<50 { log.append(.info, "\(writer)-\(number)", now: moment()) }
                    }
                }
            }
        }
        var lines: [Substring] = []
        for name in [
            "codex-autorunner.log.3", "codex-autorunner.log.2", "codex-autorunner.log.1", "codex-autorunner.log",
        ]
        where try fixture.exists(name) {
            lines += try fixture.read(name).split(separator: "\n")
        }
        #expect(lines.count == 200)
        #expect(Set(lines).count == 200)
        // Enough for one part and a half: moved on by one writer, and not again by those who waited for it.
        #expect(try fixture.exists("codex-autorunner.log.1") && !fixture.exists("codex-autorunner.log.2"))
    }
}
