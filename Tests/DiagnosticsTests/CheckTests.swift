import Diagnostics
import Formats
import Foundation
import Harness
import Testing

@Suite("Checks")
struct CheckTests {
    private struct Quick: Check {
        let id: String
        var title: String { "Check \(id)" }
        var findings: [Finding] = []
        func run() async throws -> [Finding] { findings }
    }

    private struct Failing: Check {
        let id = "failing"
        let title = "Failing"
        func run() async throws -> [Finding] { throw HarnessError("the disk is on fire") }
    }

    @Test("Stand in the report in the order in which they were given")
    func order() async {
        let checks = (0..<40).map { Quick(id: "c\($0)", findings: [Finding("x", .ok, "Fine.")]) }
        let report = await CheckRun.run(checks)
        #expect(report.sections.map(\.id) == checks.map(\.id))
    }

    @Test("A check that throws becomes a finding, and the others are not disturbed")
    func throwing() async {
        let report = await CheckRun.run([Failing(), Quick(id: "next", findings: [Finding("x", .ok, "Fine.")])])
        #expect(report.findings.map(\.id) == ["failing.failed", "x"])
        #expect(report.findings.first?.message.contains("the disk is on fire") == true)
        #expect(report.exitCode == 3)
    }

    @Test("A check that hangs, and blocks its thread, is given up after the limit")
    func hanging() async {
        let gate = DispatchSemaphore(value: 0)
        defer { gate.signal() }
        let stuck = BlockingCheck("stuck", "A mount that hangs") {
            gate.wait()
            return []
        }
        let report = await CheckRun.run([stuck, Quick(id: "next")], limit: .milliseconds(50))
        #expect(report.findings.map(\.id) == ["stuck.timed_out"])
    }

    @Test("Blocking checks block one another as little as anything else")
    func blocking() async {
        // Each waits for all the others: run one after another they would never end.
        let barrier = Barrier(12)
        let checks = (0..<12).map { number in
            BlockingCheck("b\(number)", "B") {
                barrier.wait()
                return [Finding("b\(number)", .info, "Done.")]
            }
        }
        let report = await CheckRun.run(checks, limit: .seconds(30))
        #expect(report.findings.map(\.id) == checks.map(\.id))
    }

    private final class Barrier: @unchecked Sendable {
        // Invariant: `waiting` is touched under the condition's lock only.
        private let condition = NSCondition()
        private var waiting: Int
        init(_ count: Int) { waiting = count }

        func wait() {
            condition.lock()
            defer { condition.unlock() }
            waiting -= 1
            condition.broadcast()
            while waiting > 0 { condition.wait() }
        }
    }

    @Test("A remedy's words cannot leave their quotes, whatever mark stands on an apostrophe")
    func quotedRemedy() {
        let finding = Finding(
            "x", .error, "Bad.", remedy: Finding.Remedy(["rm", "a'\u{301}; reboot"]))
        let text = CheckReport(sections: [.init(id: "s", title: "S", findings: [finding])]).text()
        #expect(Array(text.utf8).firstRange(of: Array("'a'\\''\u{301}; reboot'".utf8)) != nil)
    }

    private static let report = CheckReport(sections: [
        .init(id: "storage", title: "Storage", findings: [Finding("storage.ok", .ok, "The state can be written.")]),
        .init(
            id: "profiles", title: "Profiles",
            findings: [
                Finding("profiles.unused", .info, "Has not been used.", subject: "old"),
                Finding(
                    "profiles.expired", .error, "The login has expired.", subject: "wo\u{1B}[31mrk",
                    remedy: .init(["prodex", "login", "it's me"], explanation: "opens a browser"),
                    details: [.init("since", "2026-03-01")]),
                Finding("profiles.mode", .warning, "The file is readable for others."),
            ]),
    ])

    @Test("The text says the worst first, what to do, and nothing a terminal would obey")
    func text() {
        #expect(
            Self.report.text() == """
                ok    Storage
                error Profiles
                    error wo\\u{1b}[31mrk: The login has expired. [profiles.expired]
                          since: 2026-03-01
                          → prodex login 'it'\\''s me'  (opens a browser)
                    warn  The file is readable for others. [profiles.mode]
                    info  old: Has not been used. [profiles.unused]
                1 error, 1 warning.

                """)
        #expect(Self.report.text(showsAll: true).contains("ok    The state can be written. [storage.ok]"))
        #expect(CheckReport(sections: []).text() == "All is well.\n")
    }

    @Test("The JSON has the same, in the order of the checks")
    func json() {
        #expect(
            String(decoding: Self.report.json.serialized(.compact), as: UTF8.self)
                == #"{"status":"error","counts":{"ok":1,"info":1,"warning":1,"error":1},"checks":[{"id":"storage","title":"Storage","findings":[{"id":"storage.ok","severity":"ok","message":"The state can be written."}]},{"id":"profiles","title":"Profiles","findings":[{"id":"profiles.unused","severity":"info","message":"Has not been used.","subject":"old"},{"id":"profiles.expired","severity":"error","message":"The login has expired.","subject":"wo\u001b[31mrk","remedy":{"command":["prodex","login","it's me"],"explanation":"opens a browser"},"details":[{"name":"since","value":"2026-03-01"}]},{"id":"profiles.mode","severity":"warning","message":"The file is readable for others."}]}]}"#
        )
    }

    @Test(
        "Warnings and errors end a program with 3, the rest with 0",
        arguments: [(.ok, 0), (.info, 0), (.warning, 3), (.error, 3)] as [(Finding.Severity, Int32)])
    func exitCode(severity: Finding.Severity, code: Int32) {
        let report = CheckReport(sections: [.init(id: "a", title: "A", findings: [Finding("x", severity, "X.")])])
        #expect(report.exitCode == code)
        #expect(report.hasFindings == (code == 3))
    }
}
