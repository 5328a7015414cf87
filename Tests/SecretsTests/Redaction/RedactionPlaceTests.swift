import Secrets
import Testing

@Suite("Secrets known by their place")
struct RedactionPlaceTests {
    @Test(
        "are masked whole",
        arguments: [
            ("Bearer abcdefg", "Bearer ‹secret›"),
            ("bearer  s3cr3t.with~all+68/chars==", "bearer  ‹secret›"),
            ("got Bearer%20abcdef1", "got Bearer%20‹secret›"),
            ("curl -u x Basic dXNlcjpwYXNzd29yZA==", "curl -u x Basic ‹secret›"),
            ("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic ‹secret›"),
            ("authorization: something odd here\nHost: a", "authorization: ‹secret›\nHost: a"),
            (
                "Proxy-Authorization: Digest username=\"a\", response=\"b\"\r\nX: y",
                "Proxy-Authorization: Digest ‹secret›\r\nX: y"
            ),
            ("Cookie: a=b; c=d\r\nHost: x", "Cookie: ‹secret›\r\nHost: x"),
            ("Set-Cookie: sid=1; Path=/; HttpOnly", "Set-Cookie: ‹secret›"),
            (
                #"curl -H "Authorization: Bearer abc" https://example.com"#,
                #"curl -H "Authorization: Bearer ‹secret›" https://example.com"#
            ),
            (#"curl -H 'Cookie: a="b"' -v"#, #"curl -H 'Cookie: ‹secret›' -v"#),
            (
                #"GET / HTTP/1.1\r\nAuthorization: Bearer abc\r\nHost: x"#,
                #"GET / HTTP/1.1\r\nAuthorization: Bearer ‹secret›\r\nHost: x"#
            ),
            (#"{"authorization":"Bearer abc","x":1}"#, #"{"authorization":"Bearer ‹secret›","x":1}"#),
            (#"["cookie", "x"]"#, #"["cookie", "x"]"#),
            (#"cookie: ["a=b"]"#, #"cookie: ["‹secret›"]"#),
            ("https://user:pa55@example.com/x", "https://‹secret›@example.com/x"),
            ("https://t0ken@github.com/a/b.git", "https://‹secret›@github.com/a/b.git"),
            ("postgres://u:p@x@db:5432/a", "postgres://‹secret›@db:5432/a"),
            ("https://x/?a=1&access_token=abc&b=2", "https://x/?a=1&access_token=‹secret›&b=2"),
            ("https://x/cb?code=abc&state=5", "https://x/cb?code=‹secret›&state=5"),
            ("https://x/#access_token=abc", "https://x/#access_token=‹secret›"),
            ("https://x/?key=abc&sig=def", "https://x/?key=‹secret›&sig=‹secret›"),
            ("next=%2Fcb%3Ftoken%3Dabc", "next=%2Fcb%3Ftoken%3D‹secret›"),
            (
                #"{"refresh_token": "abc", "id_token":"d\"ef", "n": 1}"#,
                #"{"refresh_token": "‹secret›", "id_token":"‹secret›", "n": 1}"#
            ),
            (#"{"body":"{\"password\":\"a b\",\"n\":1}"}"#, #"{"body":"{\"password\":\"‹secret›\",\"n\":1}"}"#),
            (#"{'client_secret': 'abc'}"#, #"{'client_secret': '‹secret›'}"#),
            ("OPENAI_API_KEY=abc make", "OPENAI_API_KEY=‹secret› make"),
            ("api-key: abc", "api-key: ‹secret›"), ("apiKey = \"abc\"", "apiKey = \"‹secret›\""),
            ("X-Api-Key: abc", "X-Api-Key: ‹secret›"), ("X-Prodex-Admin-Token: abc", "X-Prodex-Admin-Token: ‹secret›"),
            ("token => 'abc'", "token => '‹secret›'"), ("token: Bearer abc, x", "token: Bearer ‹secret›, x"),
            ("auth_token=Some(\"a b\") next", "auth_token=Some(\"‹secret›\") next"),
            ("Tokens(token: Optional(\"abc\"), n: 1)", "Tokens(token: Optional(\"‹secret›\"), n: 1)"),
            ("tool --password hunter2 --verbose", "tool --password ‹secret› --verbose"),
            ("tool --api-key=hunter2 -v", "tool --api-key=‹secret› -v"),
            ("<password>hunter2</password>", "<password>‹secret›</password>"),
            ("password=a,b;c d", "password=‹secret› d"), ("token=a,user=b", "token=‹secret›,user=b"),
            ("password=ab)cd]ef", "password=‹secret›"), ("(password=abc)", "(password=‹secret›)"),
            ("password: \"not closed\nnext line", "password: \"‹secret›\nnext line"),
            ("password=\"it's\" x", "password=\"‹secret›\" x"),
            ("\"secret\": [\"a\", \"b\"], 1", "\"secret\": [\"‹secret›\", \"‹secret›\"], 1"),
            ("token=eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl;", "token=‹jwt…dXJl›;"),
            ("passwörter: x, password: grüße!", "passwörter: x, password: ‹secret›"),
        ])
    func places(_ text: String, _ expected: String) {
        let redacted = Redactor().redacted(text)
        #expect(redacted == expected)
        #expect(Redactor().redacted(redacted) == redacted)
    }

    @Test(
        "are not seen where none is",
        arguments: [
            "Bearer token was refused", "the bearer is not required.",
            "WWW-Authenticate: Bearer realm=\"x\", error=\"invalid_token\"",
            "Basic authentication of 12345678 users", "max_tokens=4096 input_tokens: 12, token_type=abc",
            "{\"id_token\": null}",
            "token=", "token: ", "\"token\":\"\"", "password: true", "error code=404", "{\"code\":\"abc\"}",
            "exit code: 3",
            "ssh://git@github.com/a/b.git", "mailto:me@example.com", "http://[::1]:80/x@y", "https://example.com/@user",
            "Token::new() and TokenKind::Secret", "PWD=/home/me", "tokens are counted", "a --password",
            "--token --verbose",
            "grant_type=refresh_token&scope=a", "profile=main reason=quota affinity=owner", "let token = ",
            "https://example.com?q=1#frag",
        ])
    func ordinaryText(_ text: String) {
        #expect(Redactor().redacted(text) == text)
    }
}
