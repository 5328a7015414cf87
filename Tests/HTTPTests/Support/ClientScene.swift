import HTTP
import Testing
import Transport
import Wire

/// A client, and a server that is played by the test: it sees bytes and sends bytes.
final class ClientScene {
    let network = FakeNetwork()
    let scheduler: ManualScheduler
    let resolver: FakeResolver
    let client: HTTPClient
    let origin: Origin
    let accepting = RecordingHandler()
    private(set) var servers: [RecordingHandler] = []
    let late = RecordingHandler()

    init(_ settings: ClientSettings = ClientSettings(), delivery: FakeDelivery = .whole) throws {
        network.delivery = delivery
        scheduler = ManualScheduler(events: network.events)
        let name = try #require(HostName("upstream.test"))
        resolver = FakeResolver([name: .addresses([.v4(.loopback)])], events: network.events)
        client = HTTPClient(
            dialer: Dialer(connector: network, resolver: resolver, scheduler: scheduler), scheduler: scheduler,
            settings: settings)
        let listener = try network.listen(at: .loopback(port: 80))
        origin = try #require(Origin("http://upstream.test"))
        listener.handler = accepting
        listener.resumeAccepting()
        accepting.onAccepted = { [unowned self] stream in
            let server = RecordingHandler()
            servers.append(server)
            stream.handler = server
            stream.resumeReading()
        }
    }

    var upstream: HTTPUpstream { client.upstream(origin) }

    /// Begins a request and lets everything settle.
    @discardableResult
    func begin(
        _ method: Method = .get, _ target: String = "/", _ framing: BodyFraming = .none, content: String = "",
        form: ContentForm = .plain
    ) throws -> Answer {
        let answer = Answer()
        let (exchange, result) = try upstream.begin(
            method, named: Array("\(method.text)".utf8).span.bytes, target: Array(target.utf8).span.bytes, framing,
            content: Array(content.utf8).span.bytes, contentForm: form, handler: answer
        ) { buffer throws(WireError) in
            try buffer.writeField(named: "X-Test", "1")
        }
        answer.exchange = exchange
        answer.firstResult = result
        network.run()
        return answer
    }

    /// What the n-th connection has brought to the server.
    func seen(_ connection: Int = 0) -> String {
        connection < servers.count ? String(decoding: servers[connection].bytes, as: UTF8.self) : ""
    }

    func reply(_ text: String, on connection: Int = 0) {
        _ = accepting.accepted[connection].write(Array(text.utf8).span.bytes)
        network.run()
    }
}

/// What a client's handler was told.
final class Answer: ClientExchangeHandler {
    var exchange: ClientExchange?
    var firstResult: WriteResult?
    private(set) var status: Int?
    private(set) var fields: [String] = []
    private(set) var content = ""
    private(set) var interim: [Int] = []
    private(set) var isComplete = false
    private(set) var failure: HTTPError?
    private(set) var drainedCount = 0
    private(set) var tunnel: (any ByteStream)?
    private(set) var callsAfterEnd = 0
    var onContent: (() -> Void)?

    private func note() { if isComplete || failure != nil { callsAfterEnd += 1 } }

    func answered(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan, content: RawSpan) {
        note()
        status = answer.status
        for place in 0..<fields.count { self.fields.append(head.text(at: fields[place].lineRange.dropLast(2))) }
        add(content)
    }

    func answerContent(_ content: RawSpan) {
        note()
        add(content)
    }

    private func add(_ span: RawSpan) {
        guard span.byteCount > 0 else { return }
        content += span.text(at: 0..<span.byteCount)
        onContent?()
    }

    func answerEnded() {
        note()
        isComplete = true
    }

    func requestDrained() { drainedCount += 1 }

    func failed(_ error: HTTPError) {
        note()
        failure = error
    }

    func interim(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan) { interim.append(answer.status) }

    func switched(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan, to stream: any ByteStream) {
        status = answer.status
        tunnel = stream
    }
}
