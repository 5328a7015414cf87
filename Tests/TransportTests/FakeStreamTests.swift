import Testing
import Transport

@Suite("A fake stream")
struct FakeStreamTests {
    private let network = FakeNetwork()
    private let atNear = RecordingHandler()
    private let atFar = RecordingHandler()

    private func connect() -> (near: FakeStream, far: FakeStream) {
        let (near, far) = network.pair()
        (near.handler, far.handler) = (atNear, atFar)
        near.resumeReading()
        far.resumeReading()
        return (near, far)
    }

    @discardableResult
    private func send(_ text: String, to stream: FakeStream) -> WriteResult { write(Array(text.utf8), to: stream) }

    @Test(
        "delivers in pieces of the size asked for",
        arguments: [(1, [1, 1, 1, 1, 1]), (2, [2, 2, 1]), (5, [5]), (9, [5]), (0, [1, 1, 1, 1, 1])])
    func pieces(_ size: Int, _ expected: [Int]) {
        let (near, far) = connect()
        far.delivery = .pieces(of: size)
        send("hello", to: near)
        network.run()
        #expect(atFar.pieces == expected)
        #expect(atFar.bytes == Array("hello".utf8))
    }

    @Test("cuts where it is told, counted from the beginning of the stream")
    func splits() {
        let (near, far) = connect()
        far.delivery = .splits(at: [7, 1, 3])
        send("hello", to: near)
        network.run()
        send("world", to: near)
        network.run()
        #expect(atFar.pieces == [1, 2, 2, 2, 3])
        #expect(atFar.bytes == Array("helloworld".utf8))
    }

    @Test("fails reading at the byte it is told", arguments: 0...5)
    func readFault(_ count: Int) {
        let (near, far) = connect()
        far.failReading(after: count, with: .timedOut)
        send("hello", to: near)
        network.run()
        #expect(atFar.bytes == Array("hello".utf8.prefix(count)))
        #expect(atFar.events == [.closed(.timedOut)])
        #expect(atNear.events == [.closed(.reset)])
        #expect(network.openStreamCount == 0)
    }

    @Test("ends early at the byte it is told")
    func readEnd() {
        let (near, far) = connect()
        far.endReading(after: 2)
        send("hello", to: near)
        network.run()
        #expect(atFar.bytes == Array("he".utf8))
        #expect(atFar.events == [.peerFinished])
        #expect(!far.isClosed)
    }

    @Test("fails writing at the byte it is told", arguments: 0...4)
    func writeFault(_ count: Int) {
        let (near, far) = connect()
        near.failWriting(after: count, with: .reset)
        send("hello", to: near)
        #expect(atNear.events.isEmpty)
        network.run()
        #expect(near.sentCount == count)
        #expect(atNear.events == [.closed(.reset)])
        #expect(atFar.events == [.closed(.reset)])
        #expect(far.isClosed)
    }

    @Test("passes a write fault that no byte reaches")
    func unreachedFault() {
        let (near, _) = connect()
        near.failWriting(after: 5, with: .reset)
        send("hello", to: near)
        network.run()
        #expect(atNear.events.isEmpty)
        #expect(atFar.bytes.count == 5)
    }

    @Test("keeps back exactly what its buffer does not hold")
    func capacity() {
        let (near, far) = connect()
        far.pauseReading()
        far.receiveCapacity = 3
        #expect(send("hello", to: near) == .queued)
        #expect(near.queuedByteCount == 2)
        #expect(near.sentCount == 3)
        far.resumeReading()
        network.run()
        #expect(atNear.events == [.drained])
        #expect(far.deliveredCount == 5)
    }

    @Test("that closes over unread bytes breaks the connection")
    func unread() {
        let (near, far) = connect()
        far.pauseReading()
        send("hello", to: near)
        network.run()
        far.close()
        network.run()
        #expect(atNear.events == [.closed(.reset)])
    }

    @Test("without a handler keeps its error for the next one")
    func errorWaits() {
        let (near, far) = connect()
        far.handler = nil
        near.abort()
        network.run()
        #expect(atFar.events.isEmpty)
        let next = RecordingHandler()
        far.handler = next
        #expect(next.events.isEmpty)
        network.run()
        #expect(next.events == [.closed(.reset)])
    }

    @Test("does the same each time")
    func deterministic() {
        func play() -> [Int] {
            let network = FakeNetwork()
            network.delivery = .pieces(of: 3)
            network.receiveCapacity = 5
            let (near, far) = network.pair()
            let handler = RecordingHandler()
            far.handler = handler
            far.resumeReading()
            handler.onReceived = { write(Array(handler.bytes.suffix(2)), to: far) }
            for size in 1...20 { write([UInt8](repeating: 1, count: size), to: near) }
            network.run()
            return handler.pieces
        }
        #expect(play() == play())
    }
}

@discardableResult
private func write(_ bytes: [UInt8], to stream: FakeStream) -> WriteResult { stream.write(bytes.span.bytes) }
