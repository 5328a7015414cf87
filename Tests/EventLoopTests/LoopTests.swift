import EventLoop
import Harness
import LoopHarness
import Synchronization
import Testing
import Transport

@Suite("A loop on its own thread")
struct LoopTests {
    @Test("does what other threads ask, in the order in which they ask")
    func order() async throws {
        let thread = try LoopThread(name: "order")
        let seen = Mutex<[Int]>([])
        for number in 0..<1000 {
            #expect(thread.handle.post { _ in seen.withLock { $0.append(number) } })
        }
        #expect(try await thread.handle.run { _ in seen.withLock { $0 } } == Array(0..<1000))
        await thread.stop()
    }

    @Test("passes on what its errands throw")
    func failure() async throws {
        let thread = try LoopThread(name: "failure")
        let error = await #expect(throws: TransportError.self) {
            try await thread.handle.run { _ in throw TransportError(.temporary, "trying") }
        }
        #expect(error?.code == .temporary)
        await thread.stop()
    }

    @Test("answers those who come too late that it has ended")
    func late() async throws {
        let thread = try LoopThread(name: "late")
        await thread.stop()
        await thread.stop()
        #expect(!thread.handle.post { _ in Issue.record("an ended loop did something") })
        let error = await #expect(throws: TransportError.self) { try await thread.handle.run { _ in } }
        #expect(error?.code == .closed)
    }

    @Test("gives up what waits behind the errand that stopped it, and says so to each")
    func givesUp() async throws {
        let thread = try LoopThread(name: "stop")
        let answers = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    do {
                        try await thread.handle.run { loop in if number == 100 { loop.stop() } }
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: 0) { count, _ in count += 1 }
        }
        #expect(answers == 200)
        await thread.stop()
    }

    @Test("closes what is still open when it ends, and lets go of it")
    func closesAll() async throws {
        let isHeld = Mutex(false)
        try await offPool {
            weak var held: RecordingHandler?
            try EventLoop.run { loop in
                let listener = try loop.listen(at: .loopback(port: 0))
                let (accepting, handler) = (RecordingHandler(), RecordingHandler())
                held = handler
                listener.handler = accepting
                listener.resumeAccepting()
                loop.schedule(after: .seconds(3600)) { _ = handler.events }
                loop.soon { _ = handler.events }
                accepting.onAccepted = { stream in
                    stream.handler = handler
                    stream.resumeReading()
                    _ = stream.write([UInt8](repeating: 7, count: 32 << 20).span.bytes)
                    loop.stop()
                }
                loop.connect(to: listener.localAddress) { result in
                    guard let stream = try? result.get() else { return }
                    stream.handler = handler
                }
            }
            isHeld.withLock { $0 = held != nil }
        }
        #expect(isHeld.withLock { $0 } == false)
    }

    @Test("does work that blocks elsewhere and comes back with its outcome", arguments: [true, false])
    func offload(_ succeeds: Bool) async throws {
        let outcome = try await withLoop { loop, done in
            var isInside = true
            loop.offload {
                if !succeeds { throw TransportError(.temporary, "working") }
                return 42
            } completion: { result in
                done(isInside ? "came from inside the call" : (try? result.get()).map { "\($0)" } ?? "failed")
            }
            isInside = false
        }
        #expect(outcome == (succeeds ? "42" : "failed"))
    }

    @Test("forgets work that was cancelled")
    func cancelledWork() async throws {
        let completions = Mutex(0)
        let thread = try LoopThread(name: "cancel")
        try await thread.handle.run { loop in
            let work = loop.offload {
                1
            } completion: { _ in
                completions.withLock { $0 += 1 }
            }
            work.cancel()
            work.cancel()
        }
        await thread.stop()
        #expect(completions.withLock { $0 } == 0)
    }
}
