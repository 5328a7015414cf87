public import Transport
public import Wire

/// One request that was begun, and its answer.
public final class ClientExchange {
    public let method: Method
    /// In which form chunked content of the answer is handed out.
    public let contentForm: ContentForm
    private(set) var handler: (any ClientExchangeHandler)?
    private var connection: ClientConnection?

    /// Whether the request was sent to its end.
    public private(set) var isSent = false
    private var writer: BodyWriter
    private var sendsAsReceived: Bool
    private let client: ClientCore

    /// What is sent once there is a connection, and what ends the attempt to get one.
    private var waiting: [UInt8] = []
    private var opening: (any Cancellable)?
    private var owesDrained = false
    /// The request, until an answer begins.
    private(set) var copy: [UInt8]?

    init(
        _ client: ClientCore, _ method: Method, _ framing: BodyFraming, sendsAsReceived: Bool,
        _ contentForm: ContentForm,
        _ handler: any ClientExchangeHandler
    ) {
        self.client = client
        self.method = method
        self.contentForm = contentForm
        self.handler = handler
        self.sendsAsReceived = sendsAsReceived && framing == .chunked
        writer = BodyWriter(framing)
        isSent = framing.isEmpty
    }

    /// Whether the exchange is over: its answer is complete, or it failed or was cancelled.
    public var isOver: Bool { handler == nil }

    func keepCopy() { copy = Array(client.outgoing.unsafeBytes) }
    func dropCopy() { copy = nil }

    // MARK: The request

    /// Begins on a connection that stands: sends what is in the outgoing buffer, and the content behind it.
    func begin(on connection: ClientConnection, content: RawSpan) -> WriteResult {
        self.connection = connection
        connection.begin(self)
        return put(content)
    }

    /// Begins while a connection is being opened: what is in the outgoing buffer waits, and the content behind it.
    func beginWaiting(content: RawSpan) -> WriteResult { put(content) }

    func begin(opening: any Cancellable) { self.opening = opening }

    func opened(_ connection: ClientConnection) {
        opening = nil
        self.connection = connection
        connection.begin(self)
        let bytes = waiting
        waiting = []
        let result = connection.write(bytes.span.bytes, RawSpan())
        // A write that was queued reports by itself.
        if owesDrained, result != .queued { handler?.requestDrained() }
        owesDrained = false
    }

    func failedToOpen(_ error: HTTPError) {
        opening = nil
        end()?.failed(error)
    }

    /// Sends content; to be stopped after `queued` until the handler is told `requestDrained`.
    ///
    /// More than was declared ends the exchange with an error.
    @discardableResult
    public func send(_ content: RawSpan) -> WriteResult {
        guard handler != nil, !isSent else { return .refused }
        guard content.byteCount > 0 else { return .accepted }
        client.outgoing.removeAll()
        return put(content)
    }

    private func put(_ content: RawSpan) -> WriteResult {
        let count = content.byteCount
        if !sendsAsReceived, count > 0 {
            do throws(WireError) {
                try writer.begin(count, to: &client.outgoing)
            } catch {
                misused("more content was sent than the request had declared")
                return .refused
            }
        }
        guard let connection else {
            waiting += client.outgoing.unsafeBytes
            content.withUnsafeBytes { waiting += $0 }
            client.outgoing.removeAll()
            if !sendsAsReceived { writer.end(count, to: &client.outgoing) }
            waiting += client.outgoing.unsafeBytes
            owesDrained = true
            return .queued
        }
        var result = connection.write(client.outgoing.unsafeBytes.bytes, content)
        guard !sendsAsReceived, count > 0 else { return result }
        client.outgoing.removeAll()
        writer.end(count, to: &client.outgoing)
        if !client.outgoing.isEmpty { result = connection.write(client.outgoing.unsafeBytes.bytes) }
        return result
    }

    /// Ends the request.
    ///
    /// One that is shorter than it had declared ends the exchange with an error.
    public func finish() {
        guard handler != nil, !isSent else { return }
        client.outgoing.removeAll()
        if !sendsAsReceived {
            do throws(WireError) {
                try writer.finish(&client.outgoing)
            } catch {
                return misused("less content was sent than the request had declared")
            }
        }
        isSent = true
        if let connection {
            if !client.outgoing.isEmpty { _ = connection.write(client.outgoing.unsafeBytes.bytes) }
            connection.requestEnded()
        } else {
            waiting += client.outgoing.unsafeBytes
        }
    }

    private func misused(_ reason: String) {
        let connection = connection
        let handler = end()
        connection?.cancel()
        client.scheduler.soon { handler?.failed(HTTPError(.misused, reason)) }
    }

    // MARK: The answer

    /// Stops the delivery of content; idempotent.
    public func pauseContent() { connection?.pauseContent() }

    /// Goes on with it; idempotent.
    public func resumeContent() { connection?.resumeContent() }

    /// Gives the exchange up: nothing more is told, and the connection is closed, since the rest of the answer is on it.
    public func cancel() {
        let connection = connection
        opening?.cancel()
        opening = nil
        _ = end()
        connection?.cancel()
    }

    /// - Returns: Who is to be told about the end.
    func end() -> (any ClientExchangeHandler)? {
        defer {
            handler = nil
            connection = nil
            waiting = []
        }
        return handler
    }
}
