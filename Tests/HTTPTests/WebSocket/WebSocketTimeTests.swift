import HTTP
import Testing
import Transport
import Wire

@Suite("A WebSocket's patience")
struct WebSocketTimeTests {
    @Test("ends with a peer that does not answer a goodbye", arguments: [true, false])
    func goodbye(_ isPaused: Bool) throws {
        let scene = try SocketScene()
        let client = try scene.raw()
        let far = scene.served[0]
        if isPaused { far.call { $0.pauseReading() } }
        far.call { $0.close() }
        scene.scheduler.advance(by: .seconds(9))
        client.send(Frame.masked("still here"))
        #expect(far.events.isEmpty)
        scene.scheduler.advance(by: .seconds(1))
        #expect(far.events == [.failed(.timedOut, 1006)])
        client.leave()
        #expect(scene.isClean)
    }

    @Test("ends with a server that keeps the connection after both goodbyes, and the handler was told before")
    func keepsConnection() throws {
        let scene = try ClientScene()
        var result: Result<WebSocket, WebSocketError>?
        WebSocket.connect(through: scene.upstream) { result = $0 }
        scene.network.run()
        scene.reply(Handshake.answer(to: scene.seen()))
        let near = RecordingSocket()
        near.attach(try #require(result).get(), resumes: true)
        near.call { $0.close() }
        _ = scene.accepting.accepted[0].write(Frame.bytes(8, Frame.close(1000)).span.bytes)
        scene.network.run()
        #expect(near.events == [.closed(1000, "")])
        scene.scheduler.advance(by: .seconds(9))
        #expect(!scene.servers[0].events.contains(.peerFinished))
        scene.scheduler.advance(by: .seconds(1))
        #expect(scene.servers[0].events.contains(.peerFinished))
        #expect(near.events.count == 1 && scene.scheduler.pendingCount == 0)
    }

    @Test(
        "pings a silent peer, and ends where nothing comes back; any sign of life will do",
        arguments: [nil, 9, 10] as [UInt8?])
    func pings(_ answer: UInt8?) throws {
        let scene = try SocketScene(WebSocketSettings(pingInterval: .seconds(30), pongTimeout: .seconds(20)))
        let client = try scene.raw()
        scene.scheduler.advance(by: .seconds(20))
        client.send(Frame.masked("a"))
        scene.scheduler.advance(by: .seconds(29))
        #expect(client.frames.isEmpty)
        scene.scheduler.advance(by: .seconds(1))
        #expect(client.frames.map(\.opcode) == [0x89])
        scene.scheduler.advance(by: .seconds(19))
        if let answer { client.send(Frame.masked(answer)) }
        scene.scheduler.advance(by: .seconds(1))
        #expect(scene.served[0].socket?.isOpen == (answer != nil))
        if answer == nil {
            #expect(scene.served[0].events.last == .failed(.timedOut, 1006))
            #expect(client.isBroken)
        } else {
            scene.scheduler.advance(by: .seconds(50))
            #expect(client.frames.filter { $0.opcode == 0x89 }.count == 2)
            #expect(scene.served[0].socket?.isOpen == false)
        }
        #expect(scene.isClean)
    }

    @Test("does not take silence for death while nobody listens")
    func paused() throws {
        let scene = try SocketScene(WebSocketSettings(pingInterval: .seconds(30), pongTimeout: .seconds(20)))
        let client = try scene.raw()
        let far = scene.served[0]
        scene.scheduler.advance(by: .seconds(30))
        far.call { $0.pauseReading() }
        scene.scheduler.advance(by: .seconds(300))
        #expect(far.socket?.isOpen == true)
        far.call { $0.resumeReading() }
        scene.scheduler.advance(by: .seconds(60))
        #expect(far.events == [.failed(.timedOut, 1006)])
        #expect(client.isBroken)
    }

    @Test("ends with a peer that takes nothing of what is sent, and not with a slow one", arguments: [true, false])
    func takesNothing(_ isSlow: Bool) throws {
        let scene = try SocketScene()
        scene.network.receiveCapacity = 1000
        let client = try scene.raw()
        let far = scene.served[0]
        client.stream?.pauseReading()
        #expect(far.call { $0.send([UInt8](repeating: 1, count: 5000)) } == .queued)
        for _ in 0..<3 {
            scene.scheduler.advance(by: .seconds(50))
            guard isSlow else { break }
            client.handler.onReceived = { client.stream?.pauseReading() }
            client.stream?.resumeReading()
            scene.network.run()
        }
        scene.scheduler.advance(by: .seconds(isSlow ? 5 : 10))
        #expect(far.events == (isSlow ? [] : [.failed(.timedOut, 1006)]))
    }

    @Test("keeps no deadline where there is nothing to wait for")
    func idle() throws {
        let scene = try SocketScene()
        let before = scene.scheduler.pendingCount
        _ = try scene.raw()
        #expect(scene.scheduler.pendingCount == before)
    }
}
