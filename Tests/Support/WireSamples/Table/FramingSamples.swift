extension WireSamples {
    private static func post(_ lines: String, _ content: String = "") -> String {
        "POST / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n\(content)"
    }

    /// Content-Length (RFC 9110 section 8.6, RFC 9112 section 6.3).
    static let lengths: [WireSample] = [
        .accept("content of a length", post("Content-Length: 5", "hello"), "RFC 9112 section 6.3"),
        .accept("a length of zero", post("Content-Length: 0"), "RFC 9112 section 6.3"),
        .accept("zeros before a length", post("Content-Length: 005", "hello"), "RFC 9110 section 8.6"),
        .accept(
            "no length, and another request", post("X: y", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"), messages: 2,
            "RFC 9112 section 6.3"),
        .accept("content in GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi", "RFC 9110 section 9.3.1"),
        .accept("a name that is nearly that of the length", post("Content_Length: 5"), "RFC 9110 section 5.1"),
        .refuse("an empty length", post("Content-Length:"), "contentLength", "RFC 9110 section 8.6"),
        .refuse("a length with a plus", post("Content-Length: +5", "hello"), "contentLength", "RFC 9110 section 8.6"),
        .refuse("a length with a minus", post("Content-Length: -5", "hello"), "contentLength", "RFC 9110 section 8.6"),
        .refuse("a length in hex", post("Content-Length: 0x5", "hello"), "contentLength", "RFC 9110 section 8.6"),
        .refuse("a length with a point", post("Content-Length: 5.0", "hello"), "contentLength", "RFC 9110 section 8.6"),
        .refuse(
            "a length with an exponent", post("Content-Length: 5e0", "hello"), "contentLength", "RFC 9110 section 8.6"),
        .refuse("a length in two parts", post("Content-Length: 5 0", "hello"), "contentLength", "RFC 9110 section 8.6"),
        .refuse(
            "a length with an underscore", post("Content-Length: 1_0", "hello"), "contentLength", "RFC 9110 section 8.6"
        ),
        .refuse(
            "a length in other digits", post("Content-Length: \u{B2}", "hello"), "contentLength", "RFC 9110 section 8.6"
        ),
        .refuse("a length in quotes", post("Content-Length: \"5\"", "hello"), "contentLength", "RFC 9110 section 8.6"),
        .refuse(
            "a length of 2 to the 64 and 5", post("Content-Length: 18446744073709551621", "hello"),
            "contentLengthTooLarge", answered: 413, "RFC 9110 section 8.6"),
        .refuse(
            "a length of 2 to the 63", post("Content-Length: 9223372036854775808", "hello"), "contentLengthTooLarge",
            answered: 413, "RFC 9110 section 8.6"),
        .refuse(
            "two lengths", post("Content-Length: 5\r\nContent-Length: 6", "hello!"), "contentLengthRepeated",
            "RFC 9112 section 6.3"),
        .refuse(
            "the same length twice", post("Content-Length: 5\r\nContent-Length: 5", "hello"), "contentLengthRepeated",
            "RFC 9110 section 8.6"),
        .refuse(
            "two lengths in a list", post("Content-Length: 5, 6", "hello!"), "contentLengthRepeated",
            "RFC 9112 section 6.3"),
        .refuse(
            "the same length twice in a list", post("Content-Length: 5, 5", "hello"), "contentLengthRepeated",
            "RFC 9110 section 8.6"),
        .refuse(
            "a length and a comma", post("Content-Length: 5,", "hello"), "contentLengthRepeated", "RFC 9110 section 8.6"
        ),
        .refuse(
            "a length and a length far away", post("Content-Length: 5\r\nX: y\r\ncontent-length: 0", "hello"),
            "contentLengthRepeated", "RFC 9112 section 6.3"),
        .refuse(
            "content in CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nContent-Length: 2\r\n\r\nhi",
            "contentNotAllowed", "RFC 9110 section 9.3.6"),
        .refuse(
            "content in TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi", "contentNotAllowed",
            "RFC 9110 section 9.3.8"),
    ]

    private static let last = "0\r\n\r\n"

    /// Transfer-Encoding (RFC 9112 sections 6.1 and 6.3).
    static let codings: [WireSample] = [
        .accept("chunked", post("Transfer-Encoding: chunked", last), "RFC 9112 section 6.1"),
        .accept("chunked in capitals", post("transfer-encoding: CHUNKED", last), "RFC 9112 section 7"),
        .refuse(
            "a length before chunked", post("Content-Length: 5\r\nTransfer-Encoding: chunked", last),
            "lengthBesideTransferEncoding", "RFC 9112 section 6.3"),
        .refuse(
            "a length after chunked", post("Transfer-Encoding: chunked\r\nContent-Length: 5", last),
            "lengthBesideTransferEncoding", "RFC 9112 section 6.3"),
        .refuse(
            "a length beside an unknown coding", post("Transfer-Encoding: x\r\nContent-Length: 5", "hello"),
            "lengthBesideTransferEncoding", "RFC 9112 section 6.3"),
        .refuse(
            "a space before the colon of chunked", post("Transfer-Encoding : chunked", last), "spaceInFieldName",
            "RFC 9112 section 5.1"),
        .refuse(
            "chunked on a folded line", post("Transfer-Encoding:\r\n chunked", last), "foldedLine",
            "RFC 9112 section 5.2"),
        .refuse(
            "a vertical tab before chunked", post("Transfer-Encoding: \u{B}chunked", last), "fieldValue",
            "RFC 9110 section 5.5"),
        .refuse(
            "chunked in quotes", post("Transfer-Encoding: \"chunked\"", last), "transferEncoding",
            "RFC 9112 section 6.1"),
        .refuse(
            "chunked with a parameter", post("Transfer-Encoding: chunked;a=b", last), "transferEncoding",
            "RFC 9112 section 7"),
        .refuse(
            "chunked and a comma", post("Transfer-Encoding: chunked,", last), "transferEncoding", "RFC 9112 section 6.1"
        ),
        .refuse(
            "a comma and chunked", post("Transfer-Encoding: ,chunked", last), "transferEncoding", "RFC 9112 section 6.1"
        ),
        .refuse("no coding", post("Transfer-Encoding:", last), "transferEncoding", "RFC 9112 section 6.1"),
        .refuse("a comma alone", post("Transfer-Encoding: ,", last), "transferEncoding", "RFC 9112 section 6.1"),
        .refuse(
            "chunked twice", post("Transfer-Encoding: chunked, chunked", last), "transferEncodingRepeated",
            "RFC 9112 section 7.1"),
        .refuse(
            "chunked on two lines", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", last),
            "transferEncodingRepeated", "RFC 9112 section 7.1"),
        .refuse(
            "chunked and identity on two lines",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", last), "transferEncodingRepeated",
            "RFC 9112 section 6.1"),
        .refuse(
            "chunked before another coding", post("Transfer-Encoding: chunked, gzip", last), "chunkedNotLast",
            "RFC 9112 section 6.3"),
        .refuse(
            "another coding before chunked", post("Transfer-Encoding: gzip, chunked", last), "transferCodingUnknown",
            answered: 501, "RFC 9112 section 6.1"),
        .refuse(
            "another coding alone", post("Transfer-Encoding: gzip", last), "transferCodingUnknown", answered: 501,
            "RFC 9112 section 6.1"),
        .refuse(
            "identity", post("Transfer-Encoding: identity", "hello"), "transferCodingUnknown", answered: 501,
            "RFC 9112 section 6.1"),
        .refuse(
            "a coding that begins like chunked", post("Transfer-Encoding: chunkedx", last), "transferCodingUnknown",
            answered: 501, "RFC 9112 section 6.1"),
        .refuse(
            "a coding that ends like chunked", post("Transfer-Encoding: xchunked", last), "transferCodingUnknown",
            answered: 501, "RFC 9112 section 6.1"),
        .refuse(
            "chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(last)",
            "transferEncodingInOldVersion", "RFC 9112 section 6.1"),
        .refuse(
            "chunked in CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nTransfer-Encoding: chunked\r\n\r\n\(last)",
            "contentNotAllowed", "RFC 9110 section 9.3.6"),
    ]

    /// Connection, Upgrade and Expect (RFC 9110 sections 7.6.1, 7.8 and 10.1.1).
    static let connections: [WireSample] = [
        .accept("several options", post("Connection: keep-alive, X-A, upgrade\r\nX-A: b"), "RFC 9110 section 7.6.1"),
        .accept("empty options", post("Connection: , close,,"), "RFC 9110 section 5.6.1.2"),
        .accept("a waiting client", post("Expect: 100-Continue\r\nContent-Length: 2", "hi"), "RFC 9110 section 10.1.1"),
        .accept("an expectation in HTTP/1.0", "POST / HTTP/1.0\r\nExpect: x\r\n\r\n", "RFC 9110 section 10.1.1"),
        .refuse(
            "an expectation that nobody knows", post("Expect: 200-ok"), "expectation", answered: 417,
            "RFC 9110 section 10.1.1"),
        .refuse(
            "one expectation too many", post("Expect: 100-continue, x"), "expectation", answered: 417,
            "RFC 9110 section 10.1.1"),
        .refuse("an option that is no token", post("Connection: a b"), "connectionOption", "RFC 9110 section 7.6.1"),
        .refuse("an option in quotes", post("Connection: \"close\""), "connectionOption", "RFC 9110 section 7.6.1"),
    ]
}
