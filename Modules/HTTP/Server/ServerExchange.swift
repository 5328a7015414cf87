public import Transport
public import Wire

/// One request and its answer.
///
/// The answer is given by ``respond(_:_:content:fields:)`` or one of its kin, then perhaps ``send(_:)``, then
/// ``finish()``. An exchange that is let go of without an answer keeps its client waiting.
public final class ServerExchange {
    /// Who is told about the rest of the request, and about the client.
    ///
    /// To be set inside ``HTTPService/serve(_:_:_:head:content:)``, unless content is paused there. Content that comes
    /// while there is none is thrown away.
    public var handler: (any ServerExchangeHandler)?

    public let method: Method
    public let version: HTTPVersion
    /// Of the request's content.
    public let framing: BodyFraming
    /// In which form chunked content is handed out; to be set inside ``HTTPService/serve(_:_:_:head:content:)``.
    public var contentForm = ContentForm.plain

    public internal(set) var hasBegunAnswer = false
    /// Whether the answer was given to its end.
    public internal(set) var isAnswered = false
    /// Bytes of content sent, with their framing.
    public private(set) var contentSent: UInt64 = 0

    private var connection: ServerConnection?
    private let keepsAlive: Bool
    private var writer = BodyWriter(.none)
    private var remaining: UInt64?
    private var sendsAsReceived = false
    private var sendsContent = true

    init(_ connection: ServerConnection, _ head: RequestHead) {
        self.connection = connection
        method = head.method
        version = head.version
        framing = head.framing
        keepsAlive = head.keepsAlive
    }

    /// Whether the exchange is over: answered and read, abandoned or broken off.
    public var isOver: Bool { connection == nil }

    // MARK: Content of the request

    /// Stops the delivery of content; idempotent.
    public func pauseContent() { connection?.pauseContent() }

    /// Goes on with it; idempotent.
    public func resumeContent() { connection?.resumeContent() }

    func deliver(_ content: RawSpan) { handler?.requestContent(content) }
    func requestEnded() {
        handler?.requestEnded()
        connection?.exchangeProgressed()
    }
    func streamDrained() { handler?.answerDrained() }

    /// That of its server; nil once the exchange is over.
    var scheduler: (any Scheduler)? { connection?.server.scheduler }

    func detach() {
        connection = nil
        handler = nil
    }

    // MARK: The answer

    /// Begins the answer, with the first of its content.
    ///
    /// The server writes Date, the framing and what is said about the connection; the rest is written by `fields`.
    /// Nothing is sent when that throws. A client of HTTP/1.0 gets chunked content without chunks, up to the end of the
    /// connection. What must not have content (HEAD, 204, 304) has none, whatever is sent.
    @discardableResult
    public func respond(
        _ status: Int, _ framing: BodyFraming, content: RawSpan = RawSpan(),
        fields: (inout ByteBuffer) throws(WireError) -> Void = { _ throws(WireError) in }
    ) throws(WireError) -> WriteResult {
        guard let connection, !hasBegunAnswer else { return .refused }
        let server = connection.server
        server.outgoing.removeAll()
        server.outgoing.writeStatusLine(status)
        try fields(&server.outgoing)
        server.writeDate()
        begin(status, framing, on: connection)
        return put(content, on: connection)
    }

    /// Begins the answer with a head that somebody else gave: its status, its reason and those of its fields that are
    /// for the client.
    ///
    /// - Parameters:
    ///   - form: In which form content will be sent: `asReceived` with the framing of that answer.
    ///   - fields: Writes what is to be added.
    @discardableResult
    public func relay(
        _ answer: ResponseHead, _ answerFields: FieldTable, head: RawSpan, content: RawSpan, form: ContentForm,
        excluding: FieldNameSet = [], fields: (inout ByteBuffer) throws(WireError) -> Void = { _ throws(WireError) in }
    ) throws(WireError) -> WriteResult {
        guard let connection, !hasBegunAnswer else { return .refused }
        let server = connection.server
        server.outgoing.removeAll()
        try server.outgoing.writeStatusLine(answer.status, reason: head.extracting(answer.reasonRange))
        server.outgoing.copyFields(answerFields, from: head, excluding: excluding.union([.contentLength]))
        try fields(&server.outgoing)
        if !answerFields.contains(.date) { server.writeDate() }
        sendsAsReceived = form == .asReceived
        if let length = answerFields.onlyValue(.contentLength), answer.framing.isEmpty {
            // Of content that is not sent: the answer to HEAD, and 304.
            try server.outgoing.writeField(.contentLength, head.extracting(length))
        }
        begin(answer.status, answer.framing, on: connection)
        return put(content, on: connection)
    }

    /// Writes the end of the head, and remembers how content is framed.
    private func begin(_ status: Int, _ wanted: BodyFraming, on connection: ServerConnection) {
        let server = connection.server
        hasBegunAnswer = true
        connection.answerBegins()
        var framing = wanted
        if method == .head || status == 204 || status == 304 { sendsContent = false }
        switch wanted {
        case .untilClose where version >= .http11, .chunked where version >= .http11:
            // An end that is a broken connection could be told from a proper one by nobody.
            framing = .chunked
            if wanted == .untilClose { sendsAsReceived = false }
        case .untilClose, .chunked:
            framing = .untilClose
            if sendsContent { connection.closeAfterAnswer() }
        case .none where sendsContent: framing = .length(0)
        case .none, .length: break
        }
        if status != 204, status != 304, method != .head || framing != .none { server.outgoing.writeFraming(framing) }
        if connection.willClose {
            server.outgoing.append("Connection: close\r\n")
        } else if version < .http11, keepsAlive {
            server.outgoing.append("Connection: keep-alive\r\n")
        }
        server.outgoing.endFields()
        writer = BodyWriter(sendsContent ? framing : .none)
        if sendsContent, case .length(let length) = framing { remaining = length }
    }

    /// Sends content; to be stopped after `queued` until the handler is told `answerDrained`.
    ///
    /// More than was declared is refused, and breaks the connection off.
    @discardableResult
    public func send(_ content: RawSpan) -> WriteResult {
        guard let connection, hasBegunAnswer, !isAnswered else { return .refused }
        guard content.byteCount > 0 else { return .accepted }
        connection.server.outgoing.removeAll()
        return put(content, on: connection)
    }

    /// Content up to this size is copied behind its chunk head, to be one write with what follows it.
    private static let mostCopied = 16 << 10

    /// Sends what is in the outgoing buffer and the content behind it.
    private func put(_ content: RawSpan, on connection: ServerConnection) -> WriteResult {
        let server = connection.server
        let count = content.byteCount
        var result: WriteResult
        if !sendsContent || count == 0 {
            result = server.outgoing.isEmpty ? .accepted : connection.stream.write(server.outgoing.unsafeBytes.bytes)
        } else if sendsAsReceived || remaining != nil {
            guard take(count) else { return broken(connection) }
            result = connection.stream.write(server.outgoing.unsafeBytes.bytes, content)
        } else {
            do throws(WireError) {
                try writer.begin(count, to: &server.outgoing)
            } catch {
                return broken(connection)
            }
            if count <= Self.mostCopied {
                server.outgoing.append(content)
                writer.end(count, to: &server.outgoing)
                result = connection.stream.write(server.outgoing.unsafeBytes.bytes)
            } else {
                _ = connection.stream.write(server.outgoing.unsafeBytes.bytes, content)
                server.outgoing.removeAll()
                writer.end(count, to: &server.outgoing)
                result = connection.stream.write(server.outgoing.unsafeBytes.bytes)
            }
        }
        contentSent &+= UInt64(count)
        server.counters.bytesSent &+= UInt64(server.outgoing.count + (sendsContent ? count : 0))
        if result == .queued { connection.setDeadline() }
        return result
    }

    private func take(_ count: Int) -> Bool {
        guard let remaining else { return true }
        guard UInt64(count) <= remaining else { return false }
        self.remaining = remaining - UInt64(count)
        return true
    }

    private func broken(_ connection: ServerConnection) -> WriteResult {
        connection.breakOff(HTTPError(.misused, "more content was sent than the answer had declared"))
        return .refused
    }

    /// Ends the answer.
    ///
    /// One that is shorter than it had declared breaks the connection off, so that nobody takes it for whole.
    public func finish() {
        guard let connection, hasBegunAnswer, !isAnswered else { return }
        let server = connection.server
        server.outgoing.removeAll()
        if let remaining, remaining > 0 {
            return connection.breakOff(HTTPError(.misused, "less content was sent than the answer had declared"))
        }
        if !sendsAsReceived, remaining == nil, sendsContent {
            do throws(WireError) {
                try writer.finish(&server.outgoing)
            } catch {
                return connection.breakOff(HTTPError(.misused, "\(error)"))
            }
            if !server.outgoing.isEmpty { _ = connection.stream.write(server.outgoing.unsafeBytes.bytes) }
            server.counters.bytesSent &+= UInt64(server.outgoing.count)
        }
        isAnswered = true
        connection.exchangeProgressed()
    }

    /// Gives a whole answer of text.
    public func respond(_ status: Int, text: String) {
        var line = text
        line.append("\n")
        line.withUTF8 { bytes in
            let content = UnsafeRawBufferPointer(bytes).bytes
            _ = try? respond(status, .length(UInt64(bytes.count)), content: content) { buffer throws(WireError) in
                try buffer.writeField(.contentType, "text/plain; charset=utf-8")
            }
        }
        finish()
    }

    /// Agrees to another protocol (101): what comes on the connection from then on is the returned stream's, paused and
    /// without a handler.
    ///
    /// - Parameter fields: Writes the fields that the protocol wants, Upgrade among them.
    public func switchProtocols(
        fields: (inout ByteBuffer) throws(WireError) -> Void
    ) throws(WireError) -> any ByteStream {
        guard let connection, !hasBegunAnswer, framing.isEmpty else { throw WireError(code: .contentNotAllowed) }
        let server = connection.server
        server.outgoing.removeAll()
        server.outgoing.writeStatusLine(101)
        try fields(&server.outgoing)
        server.outgoing.append("Connection: Upgrade\r\n")
        server.outgoing.endFields()
        hasBegunAnswer = true
        isAnswered = true
        _ = connection.stream.write(server.outgoing.unsafeBytes.bytes)
        return connection.handOver()
    }

    /// Breaks the connection off: the client sees that what it got is not all.
    public func abort() { connection?.breakOff(HTTPError(.ended, "the answer was given up")) }
}
