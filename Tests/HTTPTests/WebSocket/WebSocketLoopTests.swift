import EventLoop
import HTTP
import LoopHarness
import Testing
import Transport
import Wire

@Suite("A WebSocket on real sockets")
struct WebSocketLoopTests {
    @Test(
        "echoes messages of all sizes, holds back, and closes",
        arguments: [WebSocketSession.Delivery.messages, .pieces])
    func echo(_ delivery: WebSocketSession.Delivery) async throws {
        let sizes = [0, 1, 125, 126, 65_535, 65_536, 5_000_000]
        let outcome: [Int] = try await withLoop { loop, done in
            let service = LoopEcho(WebSocketSettings(delivery: delivery))
            let server = HTTPServer(scheduler: loop, service: service)
            let listener = try loop.listen(at: .loopback(port: 0))
            server.serve(listener)
            guard let origin = Origin("ws://\(listener.localAddress)") else { return done([]) }
            let client = HTTPClient(dialer: Dialer(connector: loop, resolver: loop, scheduler: loop), scheduler: loop)
            WebSocket.connect(through: client.upstream(origin), target: "/") { result in
                guard let socket = try? result.get() else { return done([]) }
                let near = RecordingSocket()
                var echoed: [Int] = []
                near.onMessage = { socket, message in
                    guard message.kind == .binary, message.isLast else { return }
                    let size = near.pieces.last?.reduce(0, +) ?? -1
                    echoed.append(size)
                    if echoed.count == sizes.count { socket.close() }
                }
                near.onEnd = { event in done(event == .closed(1000, "") ? echoed : []) }
                near.attach(socket, resumes: true)
                for size in sizes { socket.send([UInt8](repeating: 0x5A, count: size)) }
            }
        }
        #expect(outcome == sizes)
    }
}

private final class LoopEcho: HTTPService {
    private let settings: WebSocketSettings
    private var recorders: [RecordingSocket] = []

    init(_ settings: WebSocketSettings) { self.settings = settings }

    func serve(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
    ) {
        guard let socket = try? WebSocket.accept(exchange, request, fields, head: head, settings: settings) else {
            return
        }
        let recorder = RecordingSocket()
        recorder.echo()
        recorder.attach(socket, resumes: true)
        recorders.append(recorder)
    }
}
