import HTTP
import Wire

/// Opens a WebSocket for whoever asks, and sends back what comes on it.
final class EchoService: HTTPService {
    private let settings: WebSocketSettings

    init(_ settings: WebSocketSettings) { self.settings = settings }

    func serve(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
    ) {
        // Who asks for something else has been told what this server speaks.
        guard
            let socket = try? WebSocket.accept(
                exchange, request, fields, head: head, subprotocols: ["echo"], settings: settings)
        else { return }
        _ = Echo(socket)
    }
}
