extension WireSamples {
    private static func ok(_ lines: String, _ content: String = "") -> String {
        "HTTP/1.1 200 OK\r\n\(lines)\r\n\r\n\(content)"
    }

    /// Responses (RFC 9112 sections 4 and 6.3).
    static let responses: [WireSample] = [
        .acceptAnswer("a plain answer", ok("Content-Length: 2", "hi"), "RFC 9112 section 4"),
        .acceptAnswer("no reason", "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n", "RFC 9112 section 4"),
        .acceptAnswer(
            "a reason of any text", "HTTP/1.1 200 \u{E9} a\tb\r\nContent-Length: 0\r\n\r\n", "RFC 9112 section 4"),
        .acceptAnswer("content until the end", ok("X: y", "hi"), "RFC 9112 section 6.3"),
        .acceptAnswer("in an answer, HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nhi", "RFC 9112 section 6.3"),
        .acceptAnswer("chunks", ok("Transfer-Encoding: chunked", "2\r\nhi\r\n0\r\n\r\n"), "RFC 9112 section 7.1"),
        .acceptAnswer(
            "an interim answer first", "HTTP/1.1 100 Continue\r\n\r\n" + ok("Content-Length: 0"), messages: 2,
            "RFC 9110 section 15.2"),
        .acceptAnswer(
            "early hints and the answer", "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + ok("Content-Length: 0"),
            messages: 2, "RFC 8297 section 2"),
        .acceptAnswer("no content with 204", "HTTP/1.1 204 No Content\r\n\r\n", "RFC 9112 section 6.3"),
        .acceptAnswer(
            "204 with a length of zero", "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n", "RFC 9110 section 8.6"),
        .acceptAnswer(
            "304 with the length of what it stands for", "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
            "RFC 9110 section 8.6"),
        .acceptAnswer("the answer to HEAD", ok("Content-Length: 9"), to: .head, "RFC 9110 section 9.3.2"),
        .acceptAnswer(
            "chunked in the answer to HEAD", ok("Transfer-Encoding: chunked"), to: .head, "RFC 9112 section 6.1"),
        .acceptAnswer("the answer to CONNECT", ok("Content-Length: 9"), to: .connect, "RFC 9110 section 9.3.6"),
        .acceptAnswer(
            "a refused CONNECT", "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno", to: .connect,
            "RFC 9110 section 9.3.6"),
        .acceptAnswer(
            "another protocol", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
            "RFC 9110 section 7.8"),
        .acceptAnswer("a status of no class", "HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n", "RFC 9110 section 15"),
        .refuseAnswer("an empty line before", "\r\n" + ok("Content-Length: 0"), "statusLine", "RFC 9112 section 2.2"),
        .refuseAnswer(
            "no space after the status", "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", "statusLine", "RFC 9112 section 4"
        ),
        .refuseAnswer(
            "two spaces before the status", "HTTP/1.1  200 OK\r\nContent-Length: 0\r\n\r\n", "statusLine",
            "RFC 9112 section 4"),
        .refuseAnswer(
            "a status of two digits", "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n", "statusLine", "RFC 9112 section 4"),
        .refuseAnswer(
            "a status of four digits", "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n", "statusLine",
            "RFC 9112 section 4"),
        .refuseAnswer(
            "a status with a sign", "HTTP/1.1 +20 OK\r\nContent-Length: 0\r\n\r\n", "statusLine", "RFC 9112 section 4"),
        .refuseAnswer(
            "a status below 100", "HTTP/1.1 099 OK\r\nContent-Length: 0\r\n\r\n", "status", "RFC 9110 section 15"),
        .refuseAnswer(
            "a reason with NUL", "HTTP/1.1 200 O\u{0}K\r\nContent-Length: 0\r\n\r\n", "statusLine", "RFC 9112 section 4"
        ),
        .refuseAnswer(
            "a reason with CR", "HTTP/1.1 200 O\rK\r\nContent-Length: 0\r\n\r\n", "bareCarriageReturn",
            "RFC 9112 section 2.2"),
        .refuseAnswer(
            "a status line that LF ends", "HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n", "bareLineFeed",
            "RFC 9112 section 2.2"),
        .refuseAnswer(
            "HTTP/2", "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n", "versionUnsupported", "RFC 9112 section 2.3"),
        .refuseAnswer("another protocol's greeting", "SSH-2.0-OpenSSH_9.2\r\n", "statusLine", "RFC 9112 section 4"),
        .refuseAnswer(
            "in an answer, a folded line", ok("X: y\r\n z\r\nContent-Length: 0"), "foldedLine", "RFC 9112 section 5.2"),
        .refuseAnswer(
            "in an answer, a space before the colon", ok("Content-Length : 5", "hello"), "spaceInFieldName",
            "RFC 9112 section 5.1"),
        .refuseAnswer(
            "in an answer, two lengths", ok("Content-Length: 5\r\nContent-Length: 2", "hello"), "contentLengthRepeated",
            "RFC 9112 section 6.3"),
        .refuseAnswer(
            "in an answer, the same length twice", ok("Content-Length: 5, 5", "hello"), "contentLengthRepeated",
            "RFC 9110 section 8.6"),
        .refuseAnswer(
            "a length beside chunked", ok("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
            "lengthBesideTransferEncoding", "RFC 9112 section 6.3"),
        .refuseAnswer(
            "a coding that nobody knows", ok("Transfer-Encoding: gzip", "hello"), "transferCodingUnknown",
            "RFC 9112 section 6.1"),
        .refuseAnswer(
            "chunked that is not last", ok("Transfer-Encoding: chunked, gzip", "hello"), "chunkedNotLast",
            "RFC 9112 section 6.3"),
        .refuseAnswer(
            "in an answer, chunked in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "transferEncodingInOldVersion", "RFC 9112 section 6.1"),
        .refuseAnswer(
            "chunked with 204", "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "framingWithoutContent", "RFC 9112 section 6.1"),
        .refuseAnswer(
            "a length with 204", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello", "framingWithoutContent",
            "RFC 9110 section 8.6"),
        .refuseAnswer(
            "a length with 100", "HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\nhello", "framingWithoutContent",
            "RFC 9110 section 8.6"),
        .refuseAnswer(
            "another protocol without its name", "HTTP/1.1 101 Switching Protocols\r\n\r\n", "switchWithoutUpgrade",
            "RFC 9110 section 15.2.2"),
        .refuseAnswer("content cut short", ok("Content-Length: 5", "hi"), "bodyCutShort", "RFC 9112 section 8"),
        .refuseAnswer(
            "chunks cut short", ok("Transfer-Encoding: chunked", "2\r\nhi\r\n"), "bodyCutShort", "RFC 9112 section 8"),
        .refuseAnswer(
            "chunks cut short before the last line end", ok("Transfer-Encoding: chunked", "0\r\n"), "bodyCutShort",
            "RFC 9112 section 8"),
    ]

    /// What is too much, with the limits as they are by default.
    static let limits: [WireSample] = [
        .refuse(
            "a target too long", "GET /" + String(repeating: "a", count: 17 << 10) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "targetTooLong", answered: 414, "RFC 9112 section 3"),
        .refuse(
            "a target without an end", "GET /" + String(repeating: "a", count: 17 << 10), "targetTooLong",
            answered: 414, "RFC 9112 section 3"),
        .refuse(
            "a value too long",
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 17 << 10) + "\r\n\r\n",
            "fieldLineTooLong", answered: 431, "RFC 6585 section 5"),
        .refuse(
            "a name too long",
            "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "a", count: 17 << 10) + ": b\r\n\r\n",
            "fieldLineTooLong", answered: 431, "RFC 6585 section 5"),
        .refuse(
            "white space too long",
            "GET / HTTP/1.1\r\nHost: a\r\nX:" + String(repeating: " ", count: 17 << 10) + "b\r\n\r\n",
            "fieldLineTooLong", answered: 431, "RFC 6585 section 5"),
        .refuse(
            "too many fields", "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: 128) + "\r\n",
            "tooManyFields", answered: 431, "RFC 6585 section 5"),
        .accept(
            "as many fields as may be",
            "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: 127) + "\r\n", "RFC 6585 section 5"),
        .refuse(
            "a head too large",
            "GET / HTTP/1.1\r\nHost: a\r\n"
                + String(repeating: "X: " + String(repeating: "y", count: 1000) + "\r\n", count: 70) + "\r\n",
            "headTooLarge", answered: 431, "RFC 6585 section 5"),
        .refuse(
            "too many options",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: " + String(repeating: "a,", count: 40) + "\r\n\r\n",
            "tooManyConnectionOptions", answered: 431, "RFC 6585 section 5"),
        .refuse(
            "a trailer too long", chunkedHead + "0\r\nX: " + String(repeating: "a", count: 9 << 10) + "\r\n\r\n",
            "fieldLineTooLong", answered: 431, "RFC 6585 section 5"),
        .refuse(
            "trailers too large",
            chunkedHead + "0\r\n" + String(repeating: "X: " + String(repeating: "y", count: 1000) + "\r\n", count: 20)
                + "\r\n", "headTooLarge", answered: 431, "RFC 6585 section 5"),
    ]

    private static let chunkedHead = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
}
