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
        case .eventLineTooLong: Facts("a line of an event stream is too long", "WHATWG HTML section 9.2.6", nil)
        case .eventTooLarge: Facts("an event is too large", "WHATWG HTML section 9.2.6", nil)
        case .eventText: Facts("a type or id with a line end or NUL", "WHATWG HTML section 9.2.5", nil)
        default: webSocketFacts
        }
    }

    private var webSocketFacts: Facts {
        switch self {
        case .upgradeMethod: Facts("a WebSocket is opened with GET", "RFC 6455 section 4.2.1", 405)
        case .upgradeVersion: Facts("a WebSocket is opened with HTTP/1.1", "RFC 6455 section 4.2.1")
        case .upgradeContent: Facts("a request to open a WebSocket has content", "RFC 6455 section 4.2.1")
        case .upgradeMissing: Facts("Upgrade and Connection do not say 'websocket'", "RFC 6455 section 4.2.1", 426)
        case .webSocketKey: Facts("Sec-WebSocket-Key is not 16 bytes in base 64", "RFC 6455 section 4.2.1")
        case .webSocketVersion: Facts("only version 13 is spoken", "RFC 6455 section 4.2.2", 426)
        case .webSocketStatus: Facts("the server does not switch to WebSocket", "RFC 6455 section 4.1", 502)
        case .webSocketAccept: Facts("Sec-WebSocket-Accept does not fit the key", "RFC 6455 section 4.1", 502)
        case .webSocketProtocol: Facts("a subprotocol that was not offered", "RFC 6455 section 4.1", 502)
        case .webSocketExtension: Facts("an extension that was not offered", "RFC 6455 section 4.1", 502)
        case .reservedBits: Facts("a reserved bit is set", "RFC 6455 section 5.2", nil)
        case .reservedOpcode: Facts("an opcode that is reserved", "RFC 6455 section 5.2", nil)
        case .maskMissing: Facts("a client's frame is not masked", "RFC 6455 section 5.1", nil)
        case .maskUnexpected: Facts("a server's frame is masked", "RFC 6455 section 5.1", nil)
        case .controlTooLong: Facts("a control frame of more than 125 bytes", "RFC 6455 section 5.5", nil)
        case .controlFragmented: Facts("a control frame in fragments", "RFC 6455 section 5.5", nil)
        case .lengthNotMinimal: Facts("a length in more bytes than it needs", "RFC 6455 section 5.2", nil)
        case .lengthTooLarge: Facts("the top bit of a length is set", "RFC 6455 section 5.2", nil)
        case .continuationUnexpected: Facts("a continuation of no message", "RFC 6455 section 5.4", nil)
        case .messageInterrupted: Facts("a message begins within another", "RFC 6455 section 5.4", nil)
        case .messageTooLarge: Facts("a message is too large", "RFC 6455 section 7.4.1", nil)
        case .textNotUTF8: Facts("a text message is no UTF-8", "RFC 6455 section 8.1", nil)
        case .closePayload: Facts("a close frame with one byte", "RFC 6455 section 5.5.1", nil)
        case .closeCode: Facts("a close code that must not be sent", "RFC 6455 section 7.4", nil)
        case .closeReasonNotUTF8: Facts("a close reason is no UTF-8", "RFC 6455 section 8.1", nil)
        case .webSocketClosed: Facts("the WebSocket is closed already", "RFC 6455 section 5.5.1", nil)
        default: Facts("the bytes are not as they must be", "RFC 9112 section 2.2", nil)
        }
    }
}
