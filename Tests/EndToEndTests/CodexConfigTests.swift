import Formats
import Harness
import Testing

@Suite("The real Codex CLI", .enabled { OutsideProgram.isThere("codex") })
struct CodexConfigTests {
    private static let valid: [(String, String)] = [
        ("an empty file", ""),
        ("comments and blanks only", "# nothing\n\n   # here\n"),
        (
            "every kind of string",
            "a = \"b\\u00e9\\n\"\nb = 'C:\\x'\nc = \"\"\"\nx\\\n  y\"\"\"\nd = '''\nx'''\n"
        ),
        ("numbers of every base", "a = 0xFF\nb = 0o17\nc = 0b101\nd = 1_000\ne = -1.5e-3\nf = inf\ng = -nan\n"),
        (
            "dates of every kind",
            "a = 2026-01-02T03:04:05Z\nb = 2026-01-02 03:04:05.678\nc = 2026-01-02\nd = 03:04:05\n"
        ),
        ("dotted and quoted keys", "a.b.\"c d\" = 1\n'e' = 2\n"),
        ("inline tables and mixed arrays", "a = { b = 1, c = { d = [1, \"two\", { e = 3 }] } }\n"),
        ("an array of tables", "[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n"),
        ("a table defined after its child", "[a.b]\nc = 1\n[a]\nd = 2\n"),
        ("Windows line ends", "a = 1\r\n[b]\r\nc = 2\r\n"),
        ("no final newline", "a = 1"),
        ("a byte order mark", "\u{FEFF}a = 1\n"),
    ]

    private static let invalid: [(String, String)] = [
        ("a key twice", "a = 1\na = 2\n"),
        ("a table twice", "[a]\nb = 1\n[a]\nc = 2\n"),
        ("an inline table extended", "a = { b = 1 }\na.c = 2\n"),
        ("a value missing", "a =\n"),
        ("a string left open", "a = \"b\n"),
        ("an unknown escape", "a = \"\\q\"\n"),
        ("a leading zero", "a = 01\n"),
        ("a day that does not exist", "a = 2026-02-30\n"),
        ("a bare carriage return", "a = 1\rb = 2\n"),
        ("a control character", "a = \"\u{1}\"\n"),
        ("two values in a line", "a = 1 b = 2\n"),
        ("an array as a table", "a = [1]\n[[a]]\n"),
        ("a header left open", "[a\nb = 1\n"),
    ]

    @Test("reads what we read", arguments: valid)
    func bothAccept(_ name: String, _ text: String) async throws {
        #expect(throws: Never.self, "we refuse \(name)") { try TOMLDocument.parse(Array(text.utf8)) }
        let outcome = try await CodexHome(config: Array(text.utf8)).listServers()
        #expect(outcome.status == 0, "it refuses \(name): \(outcome.errorText)")
    }

    @Test("refuses what we refuse", arguments: invalid)
    func bothRefuse(_ name: String, _ text: String) async throws {
        #expect(throws: FormatError.self, "we accept \(name)") { try TOMLDocument.parse(Array(text.utf8)) }
        let outcome = try await CodexHome(config: Array(text.utf8)).listServers()
        #expect(outcome.status != 0, "it accepts \(name)")
    }

    @Test("sees the policy that we set, and everything else as before")
    func edited() async throws {
        let before = """
            # my settings
            model = "gpt-5.5"      # fast
            'approval_policy'= 'sometimes' # not a policy at all

            [mcp_servers.docs]
            command = 'docs-server'
            args = ["--port", "1",
                    "--quiet"]  # two lines
            """
        let refused = try await CodexHome(config: Array(before.utf8)).listServers()
        #expect(refused.status != 0)

        var config = try TOMLDocument.parse(Array(before.utf8))
        try config.set(["approval_policy"], to: "never")
        let after = String(decoding: config.bytes, as: UTF8.self)
        #expect(after == before.replacing("'sometimes'", with: "\"never\""))

        let accepted = try await CodexHome(config: config.bytes).listServers()
        #expect(accepted.status == 0, "\(accepted.errorText)")
        let servers = try JSON.parse(accepted.output).array
        #expect(servers?.first?["name"] == "docs")
        #expect(servers?.first?["transport"]?["args"] == ["--port", "1", "--quiet"])
    }
}
