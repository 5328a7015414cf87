extension WireSamples {
    /// Request lines (RFC 9112 section 3).
    static let startLines: [WireSample] = [
        .accept("a plain request", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 9112 section 3"),
        .accept("one empty line before", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 9112 section 2.2"),
        .refuse(
            "two empty lines before", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 2.2"
        ),
        .refuse("a bare LF before", "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "bareLineFeed", "RFC 9112 section 2.2"),
        .refuse(
            "a bare CR before", "\rGET / HTTP/1.1\r\nHost: a\r\n\r\n", "bareCarriageReturn", "RFC 9112 section 2.2"),
        .refuse("a space before", " GET / HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
        .refuse(
            "two spaces after the method", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
        .refuse(
            "two spaces after the target", "GET /  HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
        .refuse("a tab after the method", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
        .refuse("a tab after the target", "GET /\tHTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
        .refuse("a space at the end", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
        .refuse("a line that ends with LF", "GET / HTTP/1.1\nHost: a\r\n\r\n", "bareLineFeed", "RFC 9112 section 2.2"),
        .refuse(
            "a line that ends with CR", "GET / HTTP/1.1\rHost: a\r\n\r\n", "bareCarriageReturn", "RFC 9112 section 2.2"),
        .refuse(
            "a line that ends with CR CR LF", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", "bareCarriageReturn",
            "RFC 9112 section 2.2"),
        .refuse("no version", "GET /\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
        .refuse("no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
        .refuse("an empty target", "GET  HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
        .refuse("no method", "/ HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
        .refuse("a method with a slash", "G/T / HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9110 section 9.1"),
        .refuse("a method with a colon", "GET: / HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9110 section 9.1"),
        .refuse(
            "a method above ASCII", "G\u{C9}T / HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9110 section 9.1"),
        .accept("a method that nobody knows", "M-SEARCH / HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 9110 section 9.1"),
        .accept("a method in lower case", "get / HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 9110 section 9.1"),
        .refuse(
            "a method longer than any", String(repeating: "A", count: 65) + " / HTTP/1.1\r\nHost: a\r\n\r\n",
            "methodTooLong", answered: 501, "RFC 9112 section 3"),
        .accept("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "RFC 9112 section 2.3"),
        .refuse(
            "HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", "versionUnsupported", answered: 505,
            "RFC 9110 section 15.6.6"),
        .refuse(
            "the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "asteriskTarget", "RFC 9112 section 3.2.4"),
        .refuse(
            "HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", "versionUnsupported", answered: 505,
            "RFC 9110 section 15.6.6"),
        .refuse(
            "HTTP/0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", "versionUnsupported", answered: 505,
            "RFC 9110 section 15.6.6"),
        .refuse("HTTP/1", "GET / HTTP/1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 2.3"),
        .refuse("HTTP/1.10", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 2.3"),
        .refuse("HTTP/01.1", "GET / HTTP/01.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 2.3"),
        .refuse("http/1.1", "GET / http/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 2.3"),
        .refuse("HTTP/1,1", "GET / HTTP/1,1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 2.3"),
        .refuse("HTTPS/1.1", "GET / HTTPS/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 2.3"),
        .refuse(
            "the start of TLS", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}", "requestLine", "RFC 9112 section 3"),
        .refuse(
            "a line break in the target", "GET /\r\n HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3"),
    ]

    /// Request targets (RFC 9112 section 3.2).
    static let targets: [WireSample] = [
        .accept("a path and a query", "GET /a/b?c=d&e HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 9112 section 3.2.1"),
        .accept("a query with question marks", "GET /?a?b/c HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 3986 section 3.4"),
        .accept("escapes", "GET /%41%2f?%7E HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 3986 section 2.1"),
        .accept(
            "what browsers leave as it is", "GET /a|b[c]?{d}^`e\\ HTTP/1.1\r\nHost: a\r\n\r\n",
            "WHATWG URL, percent-encode sets"),
        .accept("two slashes", "GET //a HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 9112 section 3.2.1"),
        .refuse("half an escape", "GET /%4 HTTP/1.1\r\nHost: a\r\n\r\n", "targetEscape", "RFC 3986 section 2.1"),
        .refuse("a percent sign alone", "GET /% HTTP/1.1\r\nHost: a\r\n\r\n", "targetEscape", "RFC 3986 section 2.1"),
        .refuse(
            "an escape that is not hex", "GET /?%zz HTTP/1.1\r\nHost: a\r\n\r\n", "targetEscape", "RFC 3986 section 2.1"
        ),
        .refuse("a fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 9112 section 3.2"),
        .refuse(
            "a fragment after the query", "GET /a?b#c HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 9112 section 3.2"),
        .refuse("a quote", "GET /a\"b HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 3986 section 3.3"),
        .refuse("angle brackets", "GET /<a> HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 3986 section 3.3"),
        .refuse("a backslash in the path", "GET /a\\b HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 3986 section 3.3"),
        .refuse("NUL", "GET /a\u{0}b HTTP/1.1\r\nHost: a\r\n\r\n", "requestLine", "RFC 9112 section 3.2"),
        .refuse("DEL", "GET /a\u{7F}b HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 9112 section 3.2"),
        .refuse("a byte above ASCII", "GET /a\u{E9} HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 9112 section 3.2"),
        .refuse("a relative path", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 9112 section 3.2"),
        .refuse("a query alone", "GET ?a HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 9112 section 3.2"),
        .accept("absolute form", "GET http://b:80/c?d HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 9112 section 3.2.2"),
        .accept("absolute form without a path", "GET HTTPS://b HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 9110 section 4.2.3"),
        .accept(
            "absolute form, a query and no path", "GET http://b?c HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 3986 section 3"),
        .refuse(
            "absolute form without a host", "GET http:///a HTTP/1.1\r\nHost: a\r\n\r\n", "targetAuthority",
            "RFC 9110 section 4.2.1"),
        .refuse(
            "absolute form with a user", "GET http://u@b/ HTTP/1.1\r\nHost: a\r\n\r\n", "targetAuthority",
            "RFC 9110 section 4.2.4"),
        .refuse(
            "absolute form with a port too large", "GET http://b:65536/ HTTP/1.1\r\nHost: a\r\n\r\n", "targetAuthority",
            "RFC 9110 section 4.2.1"),
        .refuse("another scheme", "GET ftp://b/ HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 9110 section 4.2"),
        .accept("OPTIONS for the server", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "RFC 9112 section 3.2.4"),
        .refuse("GET for the server", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", "asteriskTarget", "RFC 9112 section 3.2.4"),
        .refuse("two asterisks", "OPTIONS ** HTTP/1.1\r\nHost: a\r\n\r\n", "target", "RFC 9112 section 3.2.4"),
        .accept("CONNECT", "CONNECT b:443 HTTP/1.1\r\nHost: b:443\r\n\r\n", "RFC 9112 section 3.2.3"),
        .accept(
            "CONNECT to an address", "CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n\r\n", "RFC 9112 section 3.2.3"),
        .refuse(
            "CONNECT without a port", "CONNECT b HTTP/1.1\r\nHost: b\r\n\r\n", "authorityTarget",
            "RFC 9110 section 9.3.6"),
        .refuse(
            "CONNECT with an empty port", "CONNECT b: HTTP/1.1\r\nHost: b\r\n\r\n", "authorityTarget",
            "RFC 9110 section 9.3.6"),
        .refuse(
            "CONNECT with a path", "CONNECT /a HTTP/1.1\r\nHost: b\r\n\r\n", "authorityTarget", "RFC 9112 section 3.2.3"
        ),
        .refuse(
            "CONNECT with a URI", "CONNECT http://b:1/ HTTP/1.1\r\nHost: b\r\n\r\n", "authorityTarget",
            "RFC 9112 section 3.2.3"),
        .refuse("GET with an authority", "GET b:443 HTTP/1.1\r\nHost: b\r\n\r\n", "target", "RFC 9112 section 3.2.3"),
    ]
}
