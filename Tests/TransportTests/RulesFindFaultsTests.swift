import Testing
import Transport

/// What a careless implementation might do.
enum Fault: CaseIterable {
    case startsResumed, ignoresPause, drainsInsideWrite, swapsPieces, losesBytes, acceptsAfterShutdown, keepsHandler
    case deliversAfterClose, abortsInOrder, closesTwice, saysNothingIsQueued
}

/// A stream with one fault, on top of a sound one.
private final class FaultyStream: ByteStream, ByteStreamHandler {
    private let sound: FakeStream
    private let fault: Fault
    private let events: EventQueue
    private var owner: (any ByteStreamHandler)?
    private var last: (any ByteStreamHandler)?

    init(_ sound: FakeStream, _ fault: Fault, events: EventQueue) {
        self.sound = sound
        self.fault = fault
        self.events = events
        sound.handler = self
        if fault == .startsResumed { sound.resumeReading() }
    }

    var handler: (any ByteStreamHandler)? {
        get { owner }
        set {
            owner = newValue
            last = newValue ?? last
            sound.handler = newValue == nil ? nil : self
        }
    }
    var localAddress: SocketAddress? { sound.localAddress }
    var peerAddress: SocketAddress? { sound.peerAddress }
    var isClosed: Bool { sound.isClosed }
    var queuedByteCount: Int { fault == .saysNothingIsQueued ? 0 : sound.queuedByteCount }

    func write(_ bytes: RawSpan) -> WriteResult {
        let result = sound.write(bytes)
        if fault == .drainsInsideWrite, result == .queued { owner?.drained() }
        return fault == .acceptsAfterShutdown && result == .refused ? .accepted : result
    }

    func write(_ head: RawSpan, _ body: RawSpan) -> WriteResult {
        fault == .swapsPieces ? sound.write(body, head) : sound.write(head, body)
    }

    func pauseReading() { if fault != .ignoresPause { sound.pauseReading() } }
    func resumeReading() { sound.resumeReading() }
    func shutdownWrite() { sound.shutdownWrite() }
    func abort() {
        if fault == .abortsInOrder { sound.close() } else { sound.abort() }
        letGo()
    }
    func close() {
        let wasOpen = !sound.isClosed
        sound.close()
        if fault == .deliversAfterClose, wasOpen { events.add { [last] in last?.closed(nil) } }
        letGo()
    }

    private func letGo() {
        guard fault != .keepsHandler else { return }
        owner = nil
        if fault != .deliversAfterClose { last = nil }
    }

    func received(_ bytes: RawSpan) {
        guard fault != .losesBytes || bytes.byteCount < 1000 else { return }
        owner?.received(bytes)
    }
    func drained() { owner?.drained() }
    func peerFinished() { owner?.peerFinished() }
    func closed(_ error: TransportError?) {
        let owner = owner
        letGo()
        owner?.closed(error)
        if fault == .closesTwice { owner?.closed(error) }
    }
}

private final class FaultyBench: TransportBench {
    private let sound = FakeBench()
    private let fault: Fault?
    init(_ fault: Fault?) { self.fault = fault }

    func makePair() throws -> (near: any ByteStream, far: any ByteStream) {
        let (near, far) = sound.network.pair()
        guard let fault else { return (near, far) }
        return (
            FaultyStream(near, fault, events: sound.network.events),
            FaultyStream(far, fault, events: sound.network.events)
        )
    }
    func run(until condition: () -> Bool) -> Bool { sound.run(until: condition) }
    func settle() { sound.settle() }
    func pass(_ duration: Duration) { sound.pass(duration) }
    var scheduler: any Scheduler { sound.scheduler }
    var connector: any Connector { sound.connector }
    var binder: any Binder { sound.binder }
    var listenAddress: SocketAddress { sound.listenAddress }
    var deadAddress: SocketAddress { sound.deadAddress }
}

@Suite("The checks of the rules")
struct RulesFindFaultsTests {
    @Test("find every fault that was put in", arguments: Fault.allCases)
    func faults(_ fault: Fault) {
        let violations = StreamChecks.all.flatMap { $0.violations(on: FaultyBench(fault)) }
        #expect(!violations.isEmpty)
    }

    @Test("find nothing where none was")
    func sound() {
        #expect(StreamChecks.all.flatMap { $0.violations(on: FaultyBench(nil)) } == [])
    }
}
