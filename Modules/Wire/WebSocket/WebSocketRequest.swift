/// A request to open a WebSocket, checked by a server (RFC 6455 section 4.2.1).
public struct WebSocketRequest: Sendable {
    /// The value of Sec-WebSocket-Accept to answer with.
    public let accept: String
    /// The subprotocols that the client offers, the one it likes best first.
    public let subprotocols: [String]

    /// Checks a complete head; whether its Origin is welcome is for the caller to decide (section 10.2).
    ///
    /// - Parameter bytes: The bytes that the head was read from.
    public init(_ head: RequestHead, _ fields: FieldTable, in bytes: RawSpan) throws(WireError) {
        guard head.method == .get else { throw WireError(.upgradeMethod) }
        guard head.version >= .http11 else { throw WireError(.upgradeVersion) }
        guard head.framing.isEmpty else { throw WireError(.upgradeContent) }
        guard head.asksForWebSocket else { throw WireError(.upgradeMissing) }
        guard let version = fields.onlyValue(.webSocketVersion), bytes.equals("13", at: version) else {
            throw WireError(.webSocketVersion)
        }
        guard let key = fields.onlyValue(.webSocketKey), key.upperBound <= bytes.byteCount,
            WebSocketKey.isValid(bytes.extracting(key))
        else { throw WireError(.webSocketKey) }
        accept = WebSocketKey.accept(bytes.extracting(key))
        subprotocols = try WebSocketRequest.subprotocols(fields, bytes)
    }

    /// Which of the subprotocols that the server speaks, the one it likes best first, is to be used; nil for none, which
    /// a client that offered some may refuse.
    public func subprotocol(among spoken: [String]) -> String? { spoken.first(where: subprotocols.contains) }

    /// Tokens without duplicates (section 4.1 item 10); they are compared with regard to case.
    private static func subprotocols(_ fields: FieldTable, _ bytes: RawSpan) throws(WireError) -> [String] {
        var names: [String] = []
        for index in 0..<fields.count where fields[index].name == .webSocketProtocol {
            var elements = ListElements(fields[index].valueRange)
            while let element = elements.next(in: bytes) {
                guard element.upperBound <= bytes.byteCount, SafeText.isToken(bytes.extracting(element)),
                    names.count < 64
                else { throw WireError(.webSocketProtocol) }
                let name = bytes.text(at: element)
                guard !names.contains(name) else { throw WireError(.webSocketProtocol) }
                names.append(name)
            }
        }
        return names
    }
}

extension ByteBuffer {
    /// Writes the answer that opens the WebSocket; no extension is taken up, so none is named (RFC 6455 section 4.2.2).
    public mutating func writeWebSocketAcceptance(
        _ request: WebSocketRequest, subprotocol: String? = nil
    ) throws(WireError) {
        guard subprotocol.map(request.subprotocols.contains) ?? true else { throw WireError(.webSocketProtocol) }
        append("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
        try writeField(.webSocketAccept, request.accept)
        if let subprotocol { try writeField(.webSocketProtocol, subprotocol) }
        endFields()
    }
}
