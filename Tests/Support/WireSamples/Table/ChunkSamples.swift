extension WireSamples {
    private static func chunked(_ body: String) -> String {
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(body)"
    }

    /// Chunks, their extensions and trailers (RFC 9112 section 7.1).
    static let chunks: [WireSample] = [
        .accept("two chunks", chunked("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"), "RFC 9112 section 7.1"),
        .accept(
            "sizes in both cases", chunked("a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n"), "RFC 9112 section 7.1"),
        .accept("zeros before a size", chunked("0005\r\nhello\r\n000\r\n\r\n"), "RFC 9112 section 7.1"),
        .accept("an extension", chunked("5;a\r\nhello\r\n0;b\r\n\r\n"), "RFC 9112 section 7.1.1"),
        .accept(
            "extensions with values", chunked("5;a=b;c=\"d\\\";e\" ; f\r\nhello\r\n0\r\n\r\n"), "RFC 9112 section 7.1.1"
        ),
        .accept(
            "white space about an extension", chunked("5 ;\ta = b\r\nhello\r\n0\r\n\r\n"), "RFC 9112 section 7.1.1"),
        .accept("a line end within content", chunked("6\r\n0\r\n\r\nx\r\n0\r\n\r\n"), "RFC 9112 section 7.1"),
        .accept("a trailer", chunked("0\r\nX-Sum: 1\r\n\r\n"), "RFC 9112 section 7.1.2"),
        .refuse("no size", chunked("\r\nhello\r\n0\r\n\r\n"), "chunkSize", "RFC 9112 section 7.1"),
        .refuse("a size with 0x", chunked("0x5\r\nhello\r\n0\r\n\r\n"), "chunkSize", "RFC 9112 section 7.1"),
        .refuse("a size with a plus", chunked("+5\r\nhello\r\n0\r\n\r\n"), "chunkSize", "RFC 9112 section 7.1"),
        .refuse("a size with a minus", chunked("-5\r\nhello\r\n0\r\n\r\n"), "chunkSize", "RFC 9112 section 7.1"),
        .refuse("a size with an underscore", chunked("1_0\r\nhello\r\n0\r\n\r\n"), "chunkSize", "RFC 9112 section 7.1"),
        .refuse("a space before a size", chunked(" 5\r\nhello\r\n0\r\n\r\n"), "chunkSize", "RFC 9112 section 7.1"),
        .refuse(
            "a space after a size", chunked("5 \r\nhello\r\n0\r\n\r\n"), "chunkExtension", "RFC 9112 section 7.1.1"),
        .refuse(
            "a size that no machine can count", chunked("10000000000000005\r\nhello\r\n0\r\n\r\n"), "chunkSizeTooLarge",
            answered: 413, "RFC 9112 section 7.1"),
        .refuse(
            "a size of 2 to the 63", chunked("8000000000000000\r\nhello\r\n0\r\n\r\n"), "chunkSizeTooLarge",
            answered: 413, "RFC 9112 section 7.1"),
        .refuse(
            "seventeen zeros and a size", chunked("000000000000000005\r\nhello\r\n0\r\n\r\n"), "chunkSizeTooLarge",
            answered: 413, "RFC 9112 section 7.1"),
        .refuse("LF after a size", chunked("5\nhello\r\n0\r\n\r\n"), "bareLineFeed", "RFC 9112 section 2.2"),
        .refuse("CR after a size", chunked("5\rhello\r\n0\r\n\r\n"), "bareCarriageReturn", "RFC 9112 section 2.2"),
        .refuse("LF after content", chunked("5\r\nhello\n0\r\n\r\n"), "chunkEnd", "RFC 9112 section 7.1"),
        .refuse("CR after content", chunked("5\r\nhello\r0\r\n\r\n"), "chunkEnd", "RFC 9112 section 7.1"),
        .refuse("nothing after content", chunked("5\r\nhello0\r\n\r\n"), "chunkEnd", "RFC 9112 section 7.1"),
        .refuse("more content than the size", chunked("5\r\nhello!\r\n0\r\n\r\n"), "chunkEnd", "RFC 9112 section 7.1"),
        .refuse("less content than the size", chunked("6\r\nhello\r\n0\r\n\r\n"), "chunkEnd", "RFC 9112 section 7.1"),
        .refuse(
            "LF in an extension", chunked("5;a\nb\r\nhello\r\n0\r\n\r\n"), "chunkExtension", "RFC 9112 section 7.1.1"),
        .refuse(
            "CR in an extension", chunked("5;a\rb\r\nhello\r\n0\r\n\r\n"), "bareCarriageReturn", "RFC 9112 section 2.2"),
        .refuse(
            "CR LF in a quoted extension", chunked("5;a=\"\r\nhello\r\n0\r\n\r\n"), "chunkExtension",
            "RFC 9112 section 7.1.1"),
        .refuse("a semicolon alone", chunked("5;\r\nhello\r\n0\r\n\r\n"), "chunkExtension", "RFC 9112 section 7.1.1"),
        .refuse(
            "an extension without a value", chunked("5;a=\r\nhello\r\n0\r\n\r\n"), "chunkExtension",
            "RFC 9112 section 7.1.1"),
        .refuse(
            "an extension without a name", chunked("5;=a\r\nhello\r\n0\r\n\r\n"), "chunkExtension",
            "RFC 9112 section 7.1.1"),
        .refuse(
            "a space after an extension", chunked("5;a=b \r\nhello\r\n0\r\n\r\n"), "chunkExtension",
            "RFC 9112 section 7.1.1"),
        .refuse(
            "NUL in an extension", chunked("5;a=\"\u{0}\"\r\nhello\r\n0\r\n\r\n"), "chunkExtension",
            "RFC 9112 section 7.1.1"),
        .refuse(
            "an extension without an end", chunked("5;" + String(repeating: "a", count: 2000)),
            "chunkExtensionsTooLong", "RFC 9112 section 7.1.1"),
        .refuse("LF for the end of the trailers", chunked("0\r\n\n"), "bareLineFeed", "RFC 9112 section 2.2"),
        .refuse(
            "a length in the trailers", chunked("0\r\nContent-Length: 5\r\n\r\n"), "trailerNotAllowed",
            "RFC 9110 section 6.5.1"),
        .refuse(
            "a coding in the trailers", chunked("0\r\nTransfer-Encoding: chunked\r\n\r\n"), "trailerNotAllowed",
            "RFC 9110 section 6.5.1"),
        .refuse(
            "a host in the trailers", chunked("0\r\nHost: b\r\n\r\n"), "trailerNotAllowed", "RFC 9110 section 6.5.1"),
        .refuse(
            "credentials in the trailers", chunked("0\r\nAuthorization: b\r\n\r\n"), "trailerNotAllowed",
            "RFC 9110 section 6.5.1"),
        .refuse(
            "a space before the colon in a trailer", chunked("0\r\nX : y\r\n\r\n"), "spaceInFieldName",
            "RFC 9112 section 5.1"),
        .refuse("a folded trailer", chunked("0\r\nX: y\r\n z\r\n\r\n"), "foldedLine", "RFC 9112 section 5.2"),
        .refuse(
            "a request for a trailer", chunked("0\r\nGET / HTTP/1.1\r\n\r\n"), "spaceInFieldName",
            "RFC 9112 section 7.1.2"),
    ]

    private static let next = "GET /admin HTTP/1.1\r\nHost: a\r\n\r\n"

    /// Pairs of requests of which a careless reader sees another number (RFC 9112 sections 9.3.2 and 11.2).
    static let pipelines: [WireSample] = [
        .accept("two requests", next + next, messages: 2, "RFC 9112 section 9.3.2"),
        .accept("an empty line between two", next + "\r\n" + next, messages: 2, "RFC 9112 section 2.2"),
        .accept(
            "content and a request", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" + next, messages: 2,
            "RFC 9112 section 9.3.2"),
        .accept(
            "a request as content", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 32\r\n\r\n" + next, messages: 1,
            "RFC 9112 section 6.3"),
        .accept(
            "chunks and a request", chunked("5\r\nhello\r\n0\r\n\r\n") + next, messages: 2, "RFC 9112 section 9.3.2"),
        .accept(
            "a request in a chunk", chunked("20\r\n" + next + "\r\n0\r\n\r\n") + next, messages: 2,
            "RFC 9112 section 7.1"),
        .refuse(
            "a length that is too short", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nhello\r\n\r\n" + next,
            "requestLine", after: 1, "RFC 9112 section 6.3"),
        .refuse(
            "a request behind a length and chunked",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next,
            "lengthBesideTransferEncoding", "RFC 9112 section 11.2"),
        .refuse(
            "a request behind a coding that is hidden",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding\u{B}: chunked\r\n\r\n0\r\n\r\n"
                + next, "fieldName", "RFC 9112 section 11.2"),
        .refuse(
            "a request behind a coding after LF",
            "POST / HTTP/1.1\r\nHost: a\r\nX: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next, "bareLineFeed",
            "RFC 9112 section 11.2"),
        .refuse(
            "a request behind the last chunk's rest", chunked("0\r\nX\r\n\r\n") + next, "fieldLineWithoutColon",
            "RFC 9112 section 7.1.2"),
        .refuse(
            "a second request that is malformed", next + "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "spaceInFieldName",
            after: 1, "RFC 9112 section 5.1"),
    ]
}
