import Transport
public import Wire

extension WebSocket {
    /// Opens the WebSocket that a request asks for, or answers why not (RFC 6455 section 4.2).
    ///
    /// To be called inside ``HTTPService/serve(_:_:_:head:content:)``. When it throws, the client has had its answer:
    /// 426 with the version that is spoken, 403 for an origin that is not welcome, or what else its fault asks for.
    ///
    /// - Parameters:
    ///   - subprotocols: Those that are spoken here, the best one first; none is agreed to where the client offers
    ///     none of them.
    ///   - isWelcome: Decides by the value of Origin, which browsers send and others do not. Without it every page that
    ///     a user of this server looks at may open WebSockets in that user's name (section 10.2).
    public static func accept(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan,
        subprotocols: [String] = [], settings: WebSocketSettings = WebSocketSettings(),
        isWelcome: (_ origin: String?) -> Bool = { _ in true }
    ) throws(WebSocketError) -> WebSocket {
        let handshake: WebSocketRequest
        do throws(WireError) {
            handshake = try WebSocketRequest(request, fields, in: head)
        } catch {
            refuse(exchange, error)
            throw WebSocketError(handshake: error)
        }
        let origin = fields.onlyValue(.origin)
        guard fields.contains(.origin) == (origin != nil), isWelcome(origin.map { head.text(at: $0) }) else {
            exchange.respond(403, text: "this origin may open no WebSocket here")
            throw WebSocketError(.unwelcome, "the origin of the request is not welcome")
        }
        return try accept(exchange, handshake, subprotocols: subprotocols, settings: settings)
    }

    /// Opens the WebSocket of a handshake that was checked before; now, or when somebody has decided on it.
    public static func accept(
        _ exchange: ServerExchange, _ handshake: WebSocketRequest, subprotocols: [String] = [],
        settings: WebSocketSettings = WebSocketSettings()
    ) throws(WebSocketError) -> WebSocket {
        guard let scheduler = exchange.scheduler else {
            throw WebSocketError(.lost, "the client has left before its WebSocket was open")
        }
        let subprotocol = handshake.subprotocol(among: subprotocols)
        do throws(WireError) {
            let stream = try exchange.switchProtocols { buffer throws(WireError) in
                buffer.writeField(.upgrade, constant: "websocket")
                try buffer.writeField(.webSocketAccept, handshake.accept)
                if let subprotocol { try buffer.writeField(.webSocketProtocol, subprotocol) }
            }
            return WebSocket(.server, on: stream, scheduler, settings, subprotocol: subprotocol, random: { 0 })
        } catch {
            throw WebSocketError(handshake: error)
        }
    }

    private static func refuse(_ exchange: ServerExchange, _ fault: WireError) {
        let text = Array("\(fault)\n".utf8)
        let status = fault.suggestedStatus.flatMap { (400..<500).contains($0) ? $0 : nil } ?? 400
        _ = try? exchange.respond(status, .length(UInt64(text.count)), content: text.span.bytes) {
            buffer throws(WireError) in
            try buffer.writeField(.contentType, "text/plain; charset=utf-8")
            switch status {
            case 405: try buffer.writeField(named: "Allow", "GET")
            case 426:
                // RFC 9110 sections 7.8 and 15.5.22, RFC 6455 section 4.2.2.
                buffer.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
            default: break
            }
        }
        exchange.finish()
    }
}
