import HTTP
import Testing
import Transport
import Wire

@Suite("Stopping a server")
struct DrainTests {
    @Test("closes what is idle, answers what is in hand and says that it closes, and tells when all is done")
    func drain() throws {
        let scene = try ServerScene()
        scene.service.onComplete = { _, request in _ = request }
        let (idle, busy) = (scene.client(), scene.client())
        busy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        var isDone = false
        scene.server.drain(within: .seconds(30)) { isDone = true }
        scene.network.run()
        #expect(idle.hasEnd && !isDone)
        #expect(scene.server.isDraining)
        let late = scene.client()
        #expect(late.stream == nil)
        scene.service.exchanges[0].respond(200, text: "done")
        scene.network.run()
        #expect(busy.text.contains("Connection: close\r\n") && busy.hasEnd)
        busy.leave()
        #expect(isDone)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("breaks off what does not end in time")
    func deadline() throws {
        let scene = try ServerScene()
        scene.service.onComplete = { exchange, _ in _ = try? exchange.respond(200, .chunked) }
        let client = scene.client()
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        var isDone = false
        scene.server.drain(within: .seconds(30)) { isDone = true }
        scene.pass(.seconds(29))
        #expect(!isDone)
        scene.pass(.seconds(1))
        #expect(isDone && client.isBroken)
        #expect(scene.service.requests[0].failure == .ended)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("is done at once where nothing is open")
    func empty() throws {
        let scene = try ServerScene()
        var count = 0
        scene.server.drain(within: .seconds(30)) { count += 1 }
        scene.server.drain(within: .seconds(30)) { count += 1 }
        scene.network.run()
        #expect(count == 1)
        #expect(scene.scheduler.pendingCount == 0)
    }
}
