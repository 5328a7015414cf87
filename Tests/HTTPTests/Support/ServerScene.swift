import HTTP
import Transport
import Wire

/// A server on a network in memory, with time that passes when a test says so.
final class ServerScene {
    let network = FakeNetwork()
    let scheduler: ManualScheduler
    let service = RecordingService()
    let server: HTTPServer
    let address: SocketAddress

    init(_ limits: ServerLimits = ServerLimits(), delivery: FakeDelivery = .whole) throws {
        network.delivery = delivery
        scheduler = ManualScheduler(events: network.events)
        server = HTTPServer(scheduler: scheduler, limits: limits, service: service)
        let listener = try network.listen(at: .loopback(port: 0))
        address = listener.localAddress
        server.serve(listener)
    }

    func client() -> RawClient { RawClient(network, address) }

    /// Sends bytes on a new connection and returns everything that comes back, once all has settled.
    func answer(to request: String) -> String {
        let client = client()
        client.send(request)
        return client.text
    }

    func pass(_ duration: Duration) { scheduler.advance(by: duration) }
}

/// A client that sends and receives bytes and knows nothing of HTTP.
final class RawClient {
    let network: FakeNetwork
    let handler = RecordingHandler()
    private(set) var stream: (any ByteStream)?

    init(_ network: FakeNetwork, _ address: SocketAddress) {
        self.network = network
        network.connect(to: address) { [handler] result in
            guard let stream = try? result.get() else { return }
            self.stream = stream
            stream.handler = handler
            stream.resumeReading()
        }
        network.run()
    }

    func send(_ text: String) {
        _ = stream?.write(Array(text.utf8).span.bytes)
        network.run()
    }

    func finish() {
        stream?.shutdownWrite()
        network.run()
    }

    func leave() {
        stream?.close()
        network.run()
    }

    var text: String { String(decoding: handler.bytes, as: UTF8.self) }
    /// Whether the server has ended its side, and whether in good order.
    var hasEnd: Bool { handler.events.contains(.peerFinished) }
    var isBroken: Bool { handler.events.contains(.closed(.reset)) }
}

/// A service that writes down what it is told, and answers as a test wants.
final class RecordingService: HTTPService {
    struct Request: Equatable {
        var method = ""
        var target = ""
        var fields: [String] = []
        var content = ""
        var isComplete = false
        var failure: HTTPError.Code?
    }

    private(set) var requests: [Request] = []
    private(set) var exchanges: [ServerExchange] = []
    private var recorders: [Recorder] = []
    /// Called when a request has come, and when it is complete; answers with its target unless set.
    var onRequest: ((ServerExchange, Int) -> Void)?
    var onComplete: (ServerExchange, Request) -> Void = {
        $0.respond(200, text: "\($1.method) \($1.target) \($1.content)")
    }
    var onContent: ((ServerExchange) -> Void)?
    var contentForm = ContentForm.plain
    var drainedCount = 0

    func serve(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
    ) {
        let index = requests.count
        var record = Request()
        record.method = head.text(at: request.methodRange)
        record.target = head.text(at: request.target.range)
        for place in 0..<fields.count { record.fields.append(head.text(at: fields[place].lineRange.dropLast(2))) }
        record.content = content.text(at: 0..<content.byteCount)
        requests.append(record)
        exchanges.append(exchange)
        exchange.contentForm = contentForm
        let recorder = Recorder(self, index)
        recorders.append(recorder)
        exchange.handler = recorder
        onRequest?(exchange, index)
        if request.framing.isEmpty { complete(index) }
    }

    fileprivate func complete(_ index: Int) {
        requests[index].isComplete = true
        onComplete(exchanges[index], requests[index])
    }

    private final class Recorder: ServerExchangeHandler {
        unowned let service: RecordingService
        let index: Int

        init(_ service: RecordingService, _ index: Int) {
            self.service = service
            self.index = index
        }

        func requestContent(_ content: RawSpan) {
            service.requests[index].content += content.text(at: 0..<content.byteCount)
            service.onContent?(service.exchanges[index])
        }

        func requestEnded() { service.complete(index) }
        func answerDrained() { service.drainedCount += 1 }
        func clientLeft(_ error: HTTPError) { service.requests[index].failure = error.code }
    }
}
