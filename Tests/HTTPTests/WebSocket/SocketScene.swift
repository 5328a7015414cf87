import HTTP
import Testing
import Transport
import Wire

/// A server of WebSockets and a client of them on a network in memory, with time that passes when a test says so.
final class SocketScene: HTTPService {
    let network = FakeNetwork()
    let scheduler: ManualScheduler
    let client: HTTPClient
    let origin: Origin
    let address = SocketAddress.loopback(port: 80)
    var settings: WebSocketSettings
    var subprotocols: [String] = []
    var isWelcome: (String?) -> Bool = { _ in true }
    /// Whether a socket of the server is resumed as soon as it is open.
    var resumes = true
    private(set) var served: [RecordingSocket] = []
    private(set) var refusals: [WebSocketError] = []
    private(set) var server: HTTPServer?

    init(_ settings: WebSocketSettings = WebSocketSettings(), delivery: FakeDelivery = .whole) throws {
        self.settings = settings
        network.delivery = delivery
        scheduler = ManualScheduler(events: network.events)
        let name = try #require(HostName("upstream.test"))
        let resolver = FakeResolver([name: .addresses([.v4(.loopback)])], events: network.events)
        client = HTTPClient(
            dialer: Dialer(connector: network, resolver: resolver, scheduler: scheduler), scheduler: scheduler)
        origin = try #require(Origin("ws://upstream.test"))
        let server = HTTPServer(scheduler: scheduler, service: self)
        server.serve(try network.listen(at: address))
        self.server = server
    }

    func serve(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
    ) {
        do {
            let socket = try WebSocket.accept(
                exchange, request, fields, head: head, subprotocols: subprotocols, settings: settings,
                isWelcome: isWelcome)
            let recorder = RecordingSocket()
            recorder.attach(socket, resumes: resumes)
            served.append(recorder)
        } catch {
            refusals.append(error)
        }
    }

    /// Opens one WebSocket between both sides.
    func open(_ settings: WebSocketSettings? = nil, subprotocols: [String] = []) throws -> (
        near: RecordingSocket, far: RecordingSocket
    ) {
        let near = RecordingSocket()
        var result: Result<WebSocket, WebSocketError>?
        WebSocket.connect(
            through: client.upstream(origin), target: "/socket", subprotocols: subprotocols,
            settings: settings ?? self.settings
        ) { result = $0 }
        network.run()
        near.attach(try #require(result).get(), resumes: true)
        return (near, try #require(served.last))
    }

    /// A connection on which the test plays the client, behind the handshake.
    func raw() throws -> RawClient {
        let client = RawClient(network, address)
        client.send(
            "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
        #expect(client.text.hasPrefix("HTTP/1.1 101 "))
        return client
    }

    /// Whether nothing is left once the connections have ended.
    var isClean: Bool {
        network.run()
        return network.openStreamCount == 0 && scheduler.pendingCount == 0 && server?.connectionCount == 0
    }
}

/// A WebSocket's handler that writes down what it is told.
final class RecordingSocket: WebSocketHandler {
    enum Event: Hashable {
        case text(String)
        case binary([UInt8])
        case pong([UInt8])
        case closed(UInt16, String)
        case failed(WebSocketError.Code, UInt16)
    }

    private(set) var events: [Event] = []
    /// The bytes of each message in the pieces in which they came.
    private(set) var pieces: [[Int]] = []
    private(set) var drainedCount = 0
    private(set) var error: WebSocketError?
    private(set) var socket: WebSocket?
    private(set) var reentries = 0
    private var parts: [UInt8] = []
    private var isInCall = false
    var onMessage: ((WebSocket, WebSocketMessage) -> Void)?
    var onDrained: ((WebSocket) -> Void)?
    var onEnd: ((Event) -> Void)?

    func attach(_ socket: WebSocket, resumes: Bool) {
        self.socket = socket
        call { socket in
            socket.handler = self
            if resumes { socket.resumeReading() }
        }
    }

    /// Calls the WebSocket, and sees that it does not call back meanwhile.
    @discardableResult
    func call<Value>(_ body: (WebSocket) -> Value) -> Value? {
        guard let socket else { return nil }
        isInCall = true
        defer { isInCall = false }
        return body(socket)
    }

    private func note(_ event: Event? = nil) {
        if isInCall { reentries += 1 }
        if let event { events.append(event) }
    }

    func received(_ message: WebSocketMessage) {
        note()
        if message.kind == .pong {
            events.append(.pong(Array(message.unsafeBytes)))
        } else {
            if message.isFirst {
                pieces.append([])
                parts = []
            }
            pieces[pieces.count - 1].append(message.unsafeBytes.count)
            parts += message.unsafeBytes
            if message.isLast {
                events.append(message.kind == .text ? .text(String(decoding: parts, as: UTF8.self)) : .binary(parts))
            }
        }
        if let socket { onMessage?(socket, message) }
    }

    func drained() {
        note()
        drainedCount += 1
        if let socket { onDrained?(socket) }
    }

    func closed(_ code: WebSocketCloseCode, reason: String) { end(.closed(code.rawValue, reason)) }

    func failed(_ error: WebSocketError) {
        self.error = error
        end(.failed(error.code, error.closeCode.rawValue))
    }

    private func end(_ event: Event) {
        note(event)
        onEnd?(event)
    }

    /// Sends back what it gets, in the pieces in which it comes, and waits while the other side does not take it.
    func echo() {
        onMessage = { socket, message in
            guard message.kind != .pong else { return }
            let result = message.withBytes { bytes in
                try? socket.send(message.kind == .text ? .text : .binary, piece: bytes, isLast: message.isLast)
            }
            if result == .queued { socket.pauseReading() }
        }
        onDrained = { $0.resumeReading() }
    }
}

/// Frames as RFC 6455 section 5.2 draws them, written without the codecs that are tested.
enum Frame {
    static func bytes(
        _ opcode: UInt8, _ payload: [UInt8] = [], isFinal: Bool = true, mask: [UInt8]? = nil
    ) -> [UInt8] {
        var frame = [opcode | (isFinal ? 0x80 : 0)]
        let bit: UInt8 = mask == nil ? 0 : 0x80
        if payload.count < 126 {
            frame.append(UInt8(payload.count) | bit)
        } else if payload.count < 65_536 {
            frame += [126 | bit, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        } else {
            frame.append(127 | bit)
            for shift in stride(from: 56, through: 0, by: -8) { frame.append(UInt8(payload.count >> shift & 0xFF)) }
        }
        guard let mask else { return frame + payload }
        return frame + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
    }

    private static let key: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]

    /// As a client sends it.
    static func masked(_ opcode: UInt8, _ payload: [UInt8] = [], isFinal: Bool = true) -> [UInt8] {
        bytes(opcode, payload, isFinal: isFinal, mask: key)
    }

    static func masked(_ text: String, isFinal: Bool = true) -> [UInt8] {
        masked(1, Array(text.utf8), isFinal: isFinal)
    }

    static func close(_ code: UInt16, _ reason: String = "") -> [UInt8] {
        [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8)
    }

    /// The opcode and payload of each frame that a server has sent, as far as they are complete.
    static func read(_ bytes: some Sequence<UInt8>) -> [(opcode: UInt8, payload: [UInt8])] {
        var rest = Array(bytes)[...]
        var frames: [(UInt8, [UInt8])] = []
        while rest.count >= 2 {
            let start = rest.startIndex
            var head = 2
            var length = Int(rest[start + 1] & 0x7F)
            if length > 125 {
                head = length == 126 ? 4 : 10
                guard rest.count >= head else { break }
                length = rest[(start + 2)..<(start + head)].reduce(0) { $0 << 8 | Int($1) }
            }
            let mask = rest[start + 1] & 0x80 == 0 ? [] : Array(rest.dropFirst(head).prefix(4))
            head += mask.count
            guard rest.count >= head + length else { break }
            let payload = rest.dropFirst(head).prefix(length).enumerated().map { offset, byte in
                mask.isEmpty ? byte : byte ^ mask[offset % 4]
            }
            frames.append((rest[start], payload))
            rest = rest.dropFirst(head + length)
        }
        return frames
    }
}

extension RawClient {
    func send(_ bytes: [UInt8]) {
        _ = stream?.write(bytes.span.bytes)
        network.run()
    }

    /// The frames that came behind the head of the answer.
    var frames: [(opcode: UInt8, payload: [UInt8])] {
        let end = handler.bytes.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound ?? handler.bytes.count
        return Frame.read(handler.bytes[end...])
    }
}
