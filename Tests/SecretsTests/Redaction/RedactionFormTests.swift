import Secrets
import Testing

@Suite("Tokens known by their form")
struct RedactionFormTests {
    private static let letters = "AbCd1234EfGh5678IjKl9012MnOp3456QrSt"

    @Test(
        "are masked wherever they stand, and leave their kind and last four characters",
        arguments: [
            ("sk-proj-\(letters)", "‹sk-…QrSt›"),
            ("sess-\(letters)", "‹sess-…QrSt›"),
            ("ghp_\(letters)", "‹github…QrSt›"),
            ("gho_\(letters)", "‹github…QrSt›"),
            ("github_pat_11ABC_\(letters)", "‹github…QrSt›"),
            ("glpat-\(letters)", "‹gitlab…QrSt›"),
            ("xoxb-12345-67890-\(letters)", "‹slack…QrSt›"),
            ("xapp-1-A0-\(letters)", "‹slack…QrSt›"),
            ("AIza\(letters)", "‹google…QrSt›"),
            ("rt_\(letters).x_-y", "‹rt…x_-y›"),
            ("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl", "‹jwt…dXJl›"),
            ("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.", "‹jwt…hIn0›."),
            ("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0", "‹jwt…hIn0›"),
            ("eyJhbGciOiJkaXIifQ..AAAA.BBBBBBBB.CCCC", "eyJhbGciOiJkaXIifQ..AAAA.BBBBBBBB.CCCC"),
            ("eyJhbGciOiJSU0EifQ.a2V5.aXY.Y2lwaGVy.dGFn", "‹jwt…dGFn›"),
            ("AKIAIOSFODNN7EXAMPLE", "‹aws›"),
            ("ASIAIOSFODNN7EXAMPLE", "‹aws›"),
            ("sk-12345678", "‹sk-›"),
            ("https://hooks.slack.com/services/T0/B0/XXXX", "https://‹slack…XXXX›"),
        ])
    func forms(_ token: String, _ mask: String) {
        let redactor = Redactor()
        for (before, after) in [
            ("", ""), ("using ", " now"), ("(", ")"), ("\"", "\""), ("é", "é"), ("a=", "&b=2"), ("/", "/x"),
        ] {
            // A slash goes on with a webhook's path.
            if token.contains("hooks"), after == "/x" { continue }
            #expect(redactor.redacted(before + token + after) == before + mask + after)
        }
    }

    @Test(
        "are found behind escapes that end in a letter or digit",
        arguments: [
            #"\n"#, #"\t"#, #"\u0022"#, "%3D", "%22", "\u{1B}[31m", "\u{1B}[1;32m", "_", "-", ".",
        ])
    func behindEscapes(_ escape: String) {
        let redacted = Redactor().redacted("x" + escape + "sk-\(Self.letters)")
        #expect(redacted == "x" + escape + "‹sk-…QrSt›")
    }

    @Test("are found glued to other words where the form is unmistakable")
    func glued() {
        let redactor = Redactor()
        #expect(redactor.redacted("tokenghp_\(Self.letters)") == "token‹github…QrSt›")
        #expect(redactor.redacted("xeyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln") == "x‹jwt…c2ln›")
    }

    @Test("are private keys, whole blocks of them, also cut off or escaped")
    func privateKeys() {
        let redactor = Redactor()
        for label in ["PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY"] {
            for newline in ["\n", "\\n", "\r\n"] {
                let block = "-----BEGIN \(label)-----\(newline)MIIB+/==\(newline)AAAA\(newline)-----END \(label)-----"
                #expect(redactor.redacted("before \(block) after") == "before ‹key› after")
                #expect(redactor.redacted("before " + block.prefix(block.count - 20)) == "before ‹key›")
            }
        }
        let value = "private_key=\"-----BEGIN PRIVATE KEY-----\nMIIB\nAAAA\n-----END PRIVATE KEY-----\" x"
        #expect(redactor.redacted(value) == "private_key=\"‹key›\" x")
        let pgp = "-----BEGIN PGP PRIVATE KEY BLOCK-----\nx\n-----END PGP PRIVATE KEY BLOCK-----"
        #expect(redactor.redacted(pgp) == "‹key›")
        let certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"
        #expect(redactor.redacted(certificate) == certificate)
    }

    @Test(
        "are not seen in ordinary text",
        arguments: [
            "task-management and risk-assessment of disk-space-reclaiming",
            "sk-SK, cs-CZ", "the sess-ion", "eyJ", "eyJ.eyJ.eyJ", "a.b.c", "1.2.3.4", "2024-01-02T03:04:05Z",
            "rt_sigprocmask_and_other_system_calls", "xox and slack", "AKIA", "ghp_",
            "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "550e8400-e29b-41d4-a716-446655440000", "resp_0123456789abcdef0123456789abcdef",
            "/home/me/.codex/auth.json",
            "Ünïcödé ‹quoted› … text", "‹sk-real-secret-value›",
        ])
    func ordinaryText(_ text: String) {
        #expect(Redactor().redacted(text) == (text.contains("sk-real") ? "‹‹sk-››" : text))
    }
}
