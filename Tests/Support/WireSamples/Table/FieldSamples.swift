extension WireSamples {
    private static func get(_ lines: String) -> String { "GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n" }

    /// Field lines (RFC 9112 section 5, RFC 9110 sections 5.1 and 5.5).
    static let fields: [WireSample] = [
        .accept("no white space around a value", get("X:y"), "RFC 9112 section 5"),
        .accept("white space around a value", get("X: \t y \t "), "RFC 9112 section 5"),
        .accept("an empty value", get("X:"), "RFC 9110 section 5.5"),
        .accept("a value of white space", get("X: \t "), "RFC 9110 section 5.5"),
        .accept("a tab within a value", get("X: a\tb"), "RFC 9110 section 5.5"),
        .accept("bytes above ASCII in a value", get("X: \u{E9}\u{80}\u{FF}"), "RFC 9110 section 5.5"),
        .accept("a colon in a value", get("X: a:b"), "RFC 9112 section 5"),
        .accept("a name with every sign of a token", get("!#$%&'*+-.^_`|~09AZaz: b"), "RFC 9110 section 5.6.2"),
        .refuse("a space before the colon", get("X : y"), "spaceInFieldName", "RFC 9112 section 5.1"),
        .refuse("a tab before the colon", get("X\t: y"), "spaceInFieldName", "RFC 9112 section 5.1"),
        .refuse("a space in a name", get("X Y: z"), "spaceInFieldName", "RFC 9112 section 5.1"),
        .refuse("a folded line", get("X: y\r\n z"), "foldedLine", "RFC 9112 section 5.2"),
        .refuse("a line folded with a tab", get("X: y\r\n\tz"), "foldedLine", "RFC 9112 section 5.2"),
        .refuse(
            "a fold before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", "foldedLine", "RFC 9112 section 2.2"),
        .refuse("no colon", get("X"), "fieldLineWithoutColon", "RFC 9112 section 5"),
        .refuse("no name", get(": y"), "fieldName", "RFC 9112 section 5"),
        .refuse("a name with a bracket", get("X[0]: y"), "fieldName", "RFC 9110 section 5.1"),
        .refuse("a name above ASCII", get("\u{E9}: y"), "fieldName", "RFC 9110 section 5.1"),
        .refuse("a name with NUL", get("X\u{0}: y"), "fieldName", "RFC 9110 section 5.1"),
        .refuse(
            "a length whose name has CR for a hyphen", get("Content\rLength: 5"), "fieldLineWithoutColon",
            "RFC 9110 section 5.1"),
        .refuse("NUL in a value", get("X: a\u{0}b"), "fieldValue", "RFC 9110 section 5.5"),
        .refuse("BEL in a value", get("X: a\u{7}b"), "fieldValue", "RFC 9110 section 5.5"),
        .refuse("DEL in a value", get("X: a\u{7F}b"), "fieldValue", "RFC 9110 section 5.5"),
        .refuse("a vertical tab after a value", get("X: a\u{B}"), "fieldValue", "RFC 9110 section 5.5"),
        .refuse("CR in a value", get("X: a\rb"), "bareCarriageReturn", "RFC 9112 section 2.2"),
        .refuse("LF in a value", get("X: a\nY: b"), "bareLineFeed", "RFC 9112 section 2.2"),
        .refuse("CR CR LF after a value", get("X: a\r"), "bareCarriageReturn", "RFC 9112 section 2.2"),
        .refuse("a name that LF ends", get("X\nY: b"), "bareLineFeed", "RFC 9112 section 2.2"),
        .refuse("an end with LF alone", "GET / HTTP/1.1\r\nHost: a\r\n\n", "bareLineFeed", "RFC 9112 section 2.2"),
        .refuse(
            "an end with CR alone", "GET / HTTP/1.1\r\nHost: a\r\n\rX", "bareCarriageReturn", "RFC 9112 section 2.2"),
        .refuse(
            "a line that LF ends before the end", "GET / HTTP/1.1\r\nHost: a\n\r\n", "bareLineFeed",
            "RFC 9112 section 2.2"),
    ]

    private static func from(_ host: String) -> String { "GET / HTTP/1.1\r\n\(host)\r\n\r\n" }

    /// Host (RFC 9112 section 3.2, RFC 9110 section 7.2).
    static let hosts: [WireSample] = [
        .accept("a host and a port", from("Host: a.example:8080"), "RFC 9110 section 7.2"),
        .accept("an IPv4 address", from("host:127.0.0.1"), "RFC 9110 section 7.2"),
        .accept("an IPv6 address", from("HOST: [2001:db8::1]:80"), "RFC 9110 section 7.2"),
        .accept("an IPv6 address with an IPv4 end", from("Host: [::ffff:127.0.0.1]"), "RFC 3986 section 3.2.2"),
        .accept("a host with an empty port", from("Host: a:"), "RFC 3986 section 3.2.3"),
        .accept("an escaped host", from("Host: %61"), "RFC 3986 section 3.2.2"),
        .accept("HTTP/1.0 without a host", "GET / HTTP/1.0\r\nX: y\r\n\r\n", "RFC 9112 section 3.2"),
        .refuse("no host", "GET / HTTP/1.1\r\nX: y\r\n\r\n", "hostMissing", "RFC 9112 section 3.2"),
        .refuse("no field at all", "GET / HTTP/1.1\r\n\r\n", "hostMissing", "RFC 9112 section 3.2"),
        .refuse(
            "an absolute target and no host", "GET http://a/ HTTP/1.1\r\n\r\n", "hostMissing", "RFC 9112 section 3.2"),
        .refuse("two hosts", from("Host: a\r\nHost: b"), "hostRepeated", "RFC 9112 section 3.2"),
        .refuse("the same host twice", from("Host: a\r\nhost: a"), "hostRepeated", "RFC 9112 section 3.2"),
        .refuse(
            "two hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", "hostRepeated",
            "RFC 9112 section 3.2"),
        .refuse("two hosts in a list", from("Host: a, b"), "host", "RFC 9110 section 7.2"),
        .refuse("an empty host", from("Host:"), "host", "RFC 9110 section 4.2.1"),
        .refuse("a port alone", from("Host: :80"), "host", "RFC 9110 section 4.2.1"),
        .refuse("a host with a space", from("Host: a b"), "host", "RFC 9110 section 7.2"),
        .refuse("a host with a user", from("Host: u@a"), "host", "RFC 9110 section 7.2"),
        .refuse("a host with a path", from("Host: a/b"), "host", "RFC 9110 section 7.2"),
        .refuse("a host with a scheme", from("Host: http://a"), "host", "RFC 9110 section 7.2"),
        .refuse("a port that is no number", from("Host: a:b"), "host", "RFC 3986 section 3.2.3"),
        .refuse("a port with a sign", from("Host: a:+80"), "host", "RFC 3986 section 3.2.3"),
        .refuse("a port too large", from("Host: a:65536"), "host", "RFC 9110 section 7.2"),
        .refuse("two ports", from("Host: a:80:80"), "host", "RFC 9110 section 7.2"),
        .refuse("an address without its end", from("Host: [::1"), "host", "RFC 3986 section 3.2.2"),
        .refuse("an address that is none", from("Host: [a]"), "host", "RFC 3986 section 3.2.2"),
        .refuse("an address with too many groups", from("Host: [1:2:3:4:5:6:7:8:9]"), "host", "RFC 3986 section 3.2.2"),
        .refuse("an address with two gaps", from("Host: [1::2::3]"), "host", "RFC 3986 section 3.2.2"),
        .refuse("something after an address", from("Host: [::1]a"), "host", "RFC 3986 section 3.2.2"),
        .refuse("an IPv6 address without brackets", from("Host: ::1"), "host", "RFC 3986 section 3.2.2"),
        .refuse(
            "an invalid host beside an absolute target", "GET http://a/ HTTP/1.1\r\nHost: b c\r\n\r\n", "host",
            "RFC 9112 section 3.2"),
    ]
}
