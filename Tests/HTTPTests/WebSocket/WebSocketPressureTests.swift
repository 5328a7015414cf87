import HTTP
import Testing
import Transport
import Wire

@Suite("A WebSocket under pressure")
struct WebSocketPressureTests {
    @Test("echoes a large message in the memory of a window, however slow its reader is", arguments: [10_000, 100_000])
    func echo(_ readsAfter: Int) throws {
        let limit = 16 << 10
        let scene = try SocketScene(
            WebSocketSettings(delivery: .pieces), delivery: .pieces(of: 4000))
        scene.network.receiveCapacity = limit
        let (near, far) = try scene.open()
        far.echo()
        // The near side reads and sends by turns: what lies in between may not grow.
        let whole = (0..<400_000).map { UInt8(truncatingIfNeeded: $0 / 251) }
        var sent = 0
        var most = 0
        let socket = try #require(near.socket)
        while sent < whole.count {
            let next = min(sent + 10_000, whole.count)
            _ = try socket.send(.binary, Array(whole[sent..<next]), isLast: next == whole.count)
            sent = next
            near.call { $0.pauseReading() }
            scene.network.run()
            most = max(most, far.socket?.queuedByteCount ?? 0)
            if sent % readsAfter == 0 {
                near.call { $0.resumeReading() }
                scene.network.run()
            }
        }
        near.call { $0.resumeReading() }
        scene.network.run()
        #expect(near.events == [.binary(whole)])
        #expect(most <= limit, "\(most) bytes were queued")
    }

    @Test("tells when everything that was queued has been sent, once, and not for a pong of its own")
    func drained() throws {
        let scene = try SocketScene()
        scene.network.receiveCapacity = 1000
        let client = try scene.raw()
        let far = scene.served[0]
        client.stream?.pauseReading()
        #expect(far.call { $0.send([UInt8](repeating: 1, count: 500)) } == .accepted)
        #expect(far.call { $0.send([UInt8](repeating: 1, count: 5000)) } == .queued)
        #expect(far.call { $0.send([UInt8](repeating: 1, count: 5000)) } == .queued)
        client.send(Frame.masked(9, [1]) + Frame.masked(9, [2]))
        #expect(far.drainedCount == 0)
        client.stream?.resumeReading()
        scene.network.run()
        #expect(far.drainedCount == 1 && far.reentries == 0)
        // Of the pings that could not be answered the last one was (section 5.5.3).
        #expect(client.frames.map(\.opcode) == [0x82, 0x82, 0x82, 0x8A])
        #expect(client.frames.last?.payload == [2])
    }

    @Test("keeps one pong for a peer that pings and never reads")
    func pingFlood() throws {
        let scene = try SocketScene()
        scene.network.receiveCapacity = 1000
        let client = try scene.raw()
        client.stream?.pauseReading()
        for _ in 0..<200 {
            client.send((0..<10).flatMap { Frame.masked(9, [UInt8](repeating: UInt8($0), count: 125)) })
        }
        #expect((scene.served[0].socket?.queuedByteCount ?? .max) <= 127)
        client.stream?.resumeReading()
        scene.network.run()
        #expect(client.frames.allSatisfy { $0.opcode == 0x8A && $0.payload.count == 125 })
        #expect(client.frames.count < 20)
    }

    @Test("owns no buffer between messages, and in pieces not within one either")
    func idle() throws {
        let scene = try SocketScene()
        let (near, far) = try scene.open()
        far.echo()
        near.call { $0.send(text: String(repeating: "x", count: 100_000)) }
        near.call { $0.send(text: "small") }
        near.call { $0.ping([1, 2, 3]) }
        scene.network.run()
        #expect(near.events.count == 3)
        #expect(near.socket?.heldByteCount == 0 && far.socket?.heldByteCount == 0)
        let client = try scene.raw()
        client.send(Frame.masked("a piece of a message", isFinal: false))
        #expect(try #require(scene.served.last?.socket).heldByteCount >= 20)
        scene.settings.delivery = .pieces
        let other = try scene.raw()
        other.send(Frame.masked("a piece of a message", isFinal: false))
        #expect(scene.served.last?.pieces == [[20]])
        #expect(scene.served.last?.socket?.heldByteCount == 0)
    }

    @Test("takes a message of the largest size, and not one byte more", arguments: [0, 1])
    func largest(_ surplus: Int) throws {
        let scene = try SocketScene(WebSocketSettings(limits: WebSocketLimits(frame: 1 << 20, message: 1 << 20)))
        let (near, far) = try scene.open(WebSocketSettings())
        near.call { $0.send([UInt8](repeating: 9, count: (1 << 20) + surplus)) }
        scene.network.run()
        if surplus == 0 {
            #expect(far.events == [.binary([UInt8](repeating: 9, count: 1 << 20))])
        } else {
            #expect(far.events == [.failed(.malformed, 1009)])
        }
    }
}
