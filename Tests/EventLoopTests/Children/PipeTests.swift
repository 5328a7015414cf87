import EventLoop
import Harness
import LoopHarness
import Testing
import Transport

@Suite("The pipes of a child keep the rules of streams")
struct PipeTests {
    @Test("with backpressure both ways, and all bytes in order")
    func backpressure() async throws {
        let payload = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }
        let facts = try await withLoop { (loop: EventLoop, done: @escaping ([String]) -> Void) in
            var command = shell("exec cat")
            command.input = .pipe
            let child = try loop.spawn(command)
            guard let input = child.input, let output = child.output else { return done(["no pipes"]) }
            let (atInput, atOutput) = (RecordingHandler(), RecordingHandler())
            (input.handler, output.handler) = (atInput, atOutput)
            var facts: [String] = []
            if input.write(payload.span.bytes) != .queued { facts.append("a full pipe took everything") }
            if input.queuedByteCount == 0 { facts.append("nothing is queued") }
            input.shutdownWrite()
            if input.write([1].span.bytes) != .refused { facts.append("a write after the end was taken") }
            if output.write([1].span.bytes) != .refused { facts.append("one may write to an output") }
            loop.schedule(after: .milliseconds(20)) {
                if !atInput.events.isEmpty || !atOutput.bytes.isEmpty { facts.append("told while nobody read") }
                output.resumeReading()
            }
            child.onExit = { _ in }
            atOutput.onEvent = { event in
                guard case .closed = event else { return }
                if atOutput.bytes != payload { facts.append("\(atOutput.bytes.count) bytes came") }
                if atOutput.events != [.peerFinished, .closed(nil)] { facts.append("reader: \(atOutput.events)") }
                if atInput.events != [.drained, .closed(nil)] { facts.append("writer: \(atInput.events)") }
                if !input.isClosed || !output.isClosed { facts.append("an end is open") }
                done(facts)
            }
        }
        #expect(facts == [])
    }

    @Test("with an end that the reader sees although nobody waits to be told", arguments: [true, false])
    func endWithoutHandler(setLater: Bool) async throws {
        let events = try await withLoop { (loop: EventLoop, done: @escaping ([RecordingHandler.Event]) -> Void) in
            var command = shell("cat; exit 4")
            command.input = .pipe
            let child = try loop.spawn(command)
            child.input?.shutdownWrite()
            let handler = RecordingHandler()
            handler.onEvent = { _ in done(handler.events) }
            child.onExit = { status in
                #expect(status == .exited(4))
                #expect(child.input?.isClosed == false)
                if setLater { child.input?.handler = handler } else { child.input?.close() }
                #expect(child.input?.isClosed == !setLater)
                if !setLater { loop.soon { loop.soon { done(handler.events) } } }
            }
        }
        #expect(events == (setLater ? [.closed(nil)] : []))
    }

    @Test("with an error, told once, for what nobody will read")
    func brokenPipe() async throws {
        let events = try await withLoop { (loop: EventLoop, done: @escaping ([RecordingHandler.Event]) -> Void) in
            var command = shell("exec <&-; echo; exec sleep 100")
            command.input = .pipe
            let child = try loop.spawn(command)
            let (atInput, atOutput) = (RecordingHandler(), RecordingHandler())
            child.input?.handler = atInput
            child.output?.handler = atOutput
            child.output?.resumeReading()
            atInput.onEvent = { _ in loop.soon { done(atInput.events) } }
            // A child that another thread is starting may have the reading end as well for a moment.
            func write() {
                guard atInput.events.isEmpty else { return }
                _ = child.input?.write([1].span.bytes)
                loop.schedule(after: .milliseconds(5)) { write() }
            }
            atOutput.onReceived = { write() }
        }
        #expect(events == [.closed(.reset)])
    }

    @Test("with nothing told after close")
    func closing() async throws {
        let facts = try await withLoop { (loop: EventLoop, done: @escaping (Bool) -> Void) in
            let child = try loop.spawn(shell("echo said; exec sleep 0.1"))
            let reading = RecordingHandler()
            child.output?.handler = reading
            child.output?.resumeReading()
            child.output?.close()
            child.onExit = { _ in done(reading.bytes.isEmpty && reading.events.isEmpty && child.output?.handler == nil)
            }
        }
        #expect(facts)
    }
}
