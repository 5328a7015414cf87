import HTTP
import Testing
import Transport
import Wire

@Suite("A WebSocket through a relay")
struct WebSocketRelayTests {
    /// A relay in front of the server of a scene, and an upstream for clients that leads to it.
    private final class Front: HTTPService {
        let scene: SocketScene
        let server: HTTPServer
        private let upstream: HTTPUpstream

        init(_ scene: SocketScene) throws {
            self.scene = scene
            upstream = scene.client.upstream(scene.origin)
            let holder = Holder()
            server = HTTPServer(scheduler: scene.scheduler, service: holder)
            holder.front = self
            server.serve(try scene.network.listen(at: .loopback(port: 8000)))
        }

        func serve(
            _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
        ) {
            Relay.pass(exchange, request, fields, head: head, content: content, to: upstream)
        }

        private final class Holder: HTTPService {
            weak var front: Front?
            func serve(
                _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan,
                content: RawSpan
            ) { front?.serve(exchange, request, fields, head: head, content: content) }
        }
    }

    private func open(_ scene: SocketScene) throws -> RecordingSocket {
        let origin = try #require(Origin("ws://upstream.test:8000"))
        var result: Result<WebSocket, WebSocketError>?
        WebSocket.connect(through: scene.client.upstream(origin), subprotocols: ["echo"]) { result = $0 }
        scene.network.run()
        let near = RecordingSocket()
        near.attach(try #require(result).get(), resumes: true)
        return near
    }

    @Test(
        "opens, speaks and closes as without one",
        arguments: [FakeDelivery.whole, .pieces(of: 1), .pieces(of: 7), .pieces(of: 1000)])
    func passes(_ delivery: FakeDelivery) throws {
        let scene = try SocketScene(delivery: delivery)
        scene.subprotocols = ["echo"]
        let front = try Front(scene)
        let near = try open(scene)
        #expect(near.socket?.subprotocol == "echo")
        scene.served[0].echo()
        let bytes = (0..<(delivery == .pieces(of: 1) ? 2000 : 50_000)).map { UInt8(truncatingIfNeeded: $0) }
        near.call { $0.send(text: "Grüße") }
        near.call { $0.send(bytes) }
        near.call { $0.ping([1]) }
        scene.network.run()
        #expect(near.events.filter { $0 != .pong([1]) } == [.text("Grüße"), .binary(bytes)])
        #expect(near.events.contains(.pong([1])))
        near.call { $0.close(.goingAway, reason: "bye") }
        scene.network.run()
        #expect(near.events.last == .closed(1001, ""))
        #expect(scene.served[0].events.last == .closed(1001, "bye"))
        #expect(scene.isClean && front.server.connectionCount == 0)
    }

    @Test("holds a fast sender back from end to end")
    func backpressure() throws {
        let scene = try SocketScene(delivery: .pieces(of: 1000))
        scene.network.receiveCapacity = 4000
        let front = try Front(scene)
        let near = try open(scene)
        scene.served[0].call { $0.pauseReading() }
        let bytes = [UInt8](repeating: 3, count: 200_000)
        #expect(near.call { $0.send(bytes) } == .queued)
        scene.network.run()
        #expect((near.socket?.queuedByteCount ?? 0) > 180_000)
        #expect(near.drainedCount == 0)
        scene.served[0].call { $0.resumeReading() }
        scene.network.run()
        #expect(near.drainedCount == 1)
        #expect(scene.served[0].events == [.binary(bytes)])
        #expect(front.server.connectionCount == 1)
    }

    @Test("is lost on both sides when the relay stops")
    func stopped() throws {
        let scene = try SocketScene()
        let front = try Front(scene)
        let near = try open(scene)
        front.server.drain(within: .seconds(1)) {}
        scene.scheduler.advance(by: .seconds(1))
        #expect(near.events == [.failed(.lost, 1006)])
        #expect(scene.served[0].events == [.failed(.lost, 1006)])
        #expect(scene.isClean)
    }
}
