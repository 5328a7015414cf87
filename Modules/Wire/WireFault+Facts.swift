extension WireFault {
    /// The sentence for people, the clause, and the status to answer a request with.
    var facts: Facts {
        switch self {
        case .requestLine: Facts("the request line is not 'method SP target SP version'", "RFC 9112 section 3")
        case .methodTooLong: Facts("the method is longer than any that is known", "RFC 9112 section 3", 501)
        case .target: Facts("the request target is no path, URI, authority or '*'", "RFC 9112 section 3.2")
        case .targetEscape: Facts("a '%' in the target is not followed by two hex digits", "RFC 3986 section 2.1")
        case .targetAuthority: Facts("the target has no valid host", "RFC 9110 section 4.2.1")
        case .authorityTarget: Facts("CONNECT takes host and port", "RFC 9112 section 3.2.3")
        case .asteriskTarget: Facts("'*' is a target for OPTIONS alone", "RFC 9112 section 3.2.4")
        case .targetTooLong: Facts("the request line is too long", "RFC 9112 section 3", 414)
        case .versionUnsupported: Facts("only HTTP/1.0 and HTTP/1.1 are spoken", "RFC 9110 section 15.6.6", 505)
        case .statusLine: Facts("the status line is not 'version SP status SP reason'", "RFC 9112 section 4", 502)
        case .status: Facts("the status is not between 100 and 999", "RFC 9110 section 15", 502)
        case .statusLineTooLong: Facts("the status line is too long", "RFC 9112 section 4", 502)
        case .switchWithoutUpgrade:
            Facts("101 without Upgrade and 'Connection: upgrade'", "RFC 9110 section 15.2.2", 502)
        case .framingWithoutContent:
            Facts("a response without content declares some", "RFC 9110 section 8.6", 502)
        case .fieldName: Facts("a field name is no token", "RFC 9110 section 5.1")
        case .spaceInFieldName: Facts("white space in or after a field name", "RFC 9112 section 5.1")
        case .fieldLineWithoutColon: Facts("a field line has no colon", "RFC 9112 section 5")
        case .fieldValue: Facts("a control character in a field value", "RFC 9110 section 5.5")
        case .foldedLine: Facts("a field line begins with white space", "RFC 9112 section 5.2")
        case .bareCarriageReturn: Facts("a carriage return without a line feed", "RFC 9112 section 2.2")
        case .bareLineFeed: Facts("a line feed without a carriage return", "RFC 9112 section 2.2")
        case .fieldLineTooLong: Facts("a field line is too long", "RFC 6585 section 5", 431)
        case .tooManyFields: Facts("too many field lines", "RFC 6585 section 5", 431)
        case .headTooLarge: Facts("the head is too large", "RFC 6585 section 5", 431)
        default: framingFacts
        }
    }

    private var framingFacts: Facts {
        switch self {
        case .hostMissing: Facts("Host is missing", "RFC 9112 section 3.2")
        case .hostRepeated: Facts("Host occurs more than once", "RFC 9112 section 3.2")
        case .host: Facts("Host is no host with an optional port", "RFC 9110 section 7.2")
        case .contentLength: Facts("Content-Length is no number", "RFC 9110 section 8.6")
        case .contentLengthTooLarge: Facts("Content-Length is too large to count", "RFC 9110 section 8.6", 413)
        case .contentLengthRepeated: Facts("Content-Length occurs more than once", "RFC 9110 section 8.6")
        case .lengthBesideTransferEncoding:
            Facts("Content-Length beside Transfer-Encoding", "RFC 9112 section 6.3")
        case .transferEncoding: Facts("Transfer-Encoding is not 'chunked'", "RFC 9112 section 6.1")
        case .transferEncodingRepeated: Facts("Transfer-Encoding is given twice", "RFC 9112 section 6.1")
        case .transferEncodingInOldVersion: Facts("Transfer-Encoding in HTTP/1.0", "RFC 9112 section 6.1")
        case .transferCodingUnknown: Facts("a transfer coding that is not known", "RFC 9112 section 6.1", 501)
        case .chunkedNotLast: Facts("chunked is not the last transfer coding", "RFC 9112 section 6.3")
        case .contentNotAllowed: Facts("CONNECT and TRACE have no content", "RFC 9110 sections 9.3.6 and 9.3.8")
        case .connectionOption: Facts("a connection option is no token", "RFC 9110 section 7.6.1")
        case .tooManyConnectionOptions: Facts("too many connection options", "RFC 6585 section 5", 431)
        case .expectation: Facts("an expectation that is not known", "RFC 9110 section 10.1.1", 417)
        default: bodyFacts
        }
    }

    private var bodyFacts: Facts {
        switch self {
        case .chunkSize: Facts("a chunk size is no hexadecimal number", "RFC 9112 section 7.1")
        case .chunkSizeTooLarge: Facts("a chunk size is too large to count", "RFC 9112 section 7.1", 413)
        case .chunkExtension: Facts("a chunk extension is malformed", "RFC 9112 section 7.1.1")
        case .chunkExtensionsTooLong: Facts("chunk extensions are too long", "RFC 9112 section 7.1.1")
        case .chunkEnd: Facts("a chunk does not end where its size says", "RFC 9112 section 7.1")
        case .trailerNotAllowed: Facts("a field that is not allowed in trailers", "RFC 9110 section 6.5.1")
        case .bodyCutShort: Facts("the connection ended within the content", "RFC 9112 section 8")
        case .bodyTooLong: Facts("more content than Content-Length says", "RFC 9110 section 8.6", nil)
        case .bodyTooShort: Facts("less content than Content-Length says", "RFC 9110 section 8.6", nil)
        case .unsafeText: Facts("a value to be sent holds a control character", "RFC 9110 section 5.5", nil)
        case .unsafeName: Facts("a name to be sent is no token", "RFC 9110 section 5.1", nil)
        default: Facts("the bytes are not as they must be", "RFC 9112", nil)
        }
    }
}
