public import Transport
public import Wire

/// One origin as a client reaches it, with the connections that wait for its next requests.
public final class HTTPUpstream {
    public let origin: Origin
    let client: ClientCore
    private let opener: ConnectionOpener
    private let hostLine: [UInt8]
    private var idle: [ClientConnection] = []

    init(_ client: ClientCore, _ origin: Origin, _ opener: ConnectionOpener) {
        self.client = client
        self.origin = origin
        self.opener = opener
        hostLine = Array("Host: \(origin.authority)\r\n".utf8)
    }

    /// Connections that wait for a request.
    public var idleConnectionCount: Int { idle.count }

    /// Begins a request with a method and a target that were received or composed, and the first of its content.
    ///
    /// The client writes the request line, Host and the framing; the rest is written by `fields`. Nothing is sent when
    /// that throws. What `send` would say about the content comes back beside the exchange.
    ///
    /// - Parameters:
    ///   - target: In origin form: a path, and a query perhaps.
    ///   - sendsAsReceived: Whether chunked content comes with its framing.
    ///   - mayRepeat: Keeps what ``beginAgain(_:handler:)`` needs of a request without content.
    ///   - contentForm: In which form chunked content of the answer is wanted.
    public func begin(
        _ method: Method, named name: RawSpan, target: RawSpan, _ framing: BodyFraming, content: RawSpan,
        sendsAsReceived: Bool = false, mayRepeat: Bool = false, contentForm: ContentForm = .plain,
        handler: any ClientExchangeHandler,
        fields: (inout ByteBuffer) throws(WireError) -> Void
    ) throws(WireError) -> (exchange: ClientExchange, result: WriteResult) {
        client.outgoing.removeAll()
        if let prefix = opener.absoluteFormPrefix {
            var absolute = prefix
            target.withUnsafeBytes { absolute += $0 }
            try client.outgoing.writeRequestLine(method: name, target: absolute.span.bytes)
        } else {
            try client.outgoing.writeRequestLine(method: name, target: target)
        }
        hostLine.withUnsafeBytes { client.outgoing.append($0) }
        try fields(&client.outgoing)
        try opener.writeProxyFields(&client.outgoing)
        client.outgoing.writeFraming(framing)
        client.outgoing.endFields()
        let exchange = ClientExchange(
            client, method, framing, sendsAsReceived: sendsAsReceived, contentForm, handler)
        if let connection = idle.popLast() {
            if mayRepeat, framing.isEmpty { exchange.keepCopy() }
            return (exchange, exchange.begin(on: connection, content: content))
        }
        let result = exchange.beginWaiting(content: content)
        open(for: exchange)
        return (exchange, result)
    }

    /// Sends a request once more that failed on a connection which the server was closing, on a new connection.
    ///
    /// - Returns: Nil unless the request was begun with `mayRepeat` and its failure says ``HTTPError/mayBeStale``.
    public func beginAgain(_ failed: ClientExchange, handler: any ClientExchangeHandler) -> ClientExchange? {
        guard let copy = failed.copy else { return nil }
        client.outgoing.removeAll()
        client.outgoing.append(copy.span.bytes)
        let exchange = ClientExchange(
            client, failed.method, .none, sendsAsReceived: false, failed.contentForm, handler)
        _ = exchange.beginWaiting(content: RawSpan())
        open(for: exchange)
        return exchange
    }

    private func open(for exchange: ClientExchange) {
        exchange.begin(
            opening: opener.open { [self] result in
                switch result {
                case .success(let stream): exchange.opened(ClientConnection(self, stream))
                case .failure(let error): exchange.failedToOpen(error)
                }
            })
    }

    /// Puts a connection into the pool; false if there are enough.
    func keep(_ connection: ClientConnection) -> Bool {
        guard idle.count < client.settings.idleConnections, !client.isClosed else { return false }
        idle.append(connection)
        return true
    }

    func forget(_ connection: ClientConnection) {
        if let place = idle.lastIndex(where: { $0 === connection }) { idle.remove(at: place) }
    }

    /// Closes the connections that wait.
    public func closeIdleConnections() {
        let connections = idle
        idle = []
        for connection in connections { connection.close() }
    }
}
