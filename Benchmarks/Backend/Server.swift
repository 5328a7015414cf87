import BenchKit
import Glibc

/// One thread that accepts, reads requests and sends replies.
final class Server {
    let endpoint: Endpoint
    private let listener: Int32
    private let ticker: Ticker
    private let poller: Poller
    private let replies = Replies()
    private let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
    private let event: UnsafeMutableBufferPointer<UInt8>
    /// By descriptor.
    private var connections: [Connection?] = []
    private var paced = PacedStreams()
    /// To be closed once everything has been done that was ready: a new connection that got the number of an old one
    /// would be taken for it by what is still to come.
    private var ended: [Int32] = []

    init(listeningAt wanted: Endpoint) throws(SystemFailure) {
        (listener, endpoint) = try wanted.listen()
        ticker = try Ticker()
        poller = try Poller()
        event = .allocate(capacity: StreamEvent.chunk.count)
        _ = event.initialize(fromContentsOf: StreamEvent.chunk)
        poller.add(listener)
        poller.add(ticker.descriptor)
    }

    func run() -> Never {
        while true {
            poller.wait(-1) { [self] in react(to: $0) }
            for descriptor in ended { Glibc.close(descriptor) }
            ended.removeAll(keepingCapacity: true)
        }
    }

    private func react(to readiness: Poller.Readiness) {
        if readiness.descriptor == listener { return accept() }
        if readiness.descriptor == ticker.descriptor { return passTicks() }
        guard let connection = connections[Int(readiness.descriptor)] else { return }
        if readiness.isBroken { return close(connection) }
        if readiness.canWrite { goOn(connection) }
        if readiness.canRead, connection.isOpen { read(connection) }
    }

    private func accept() {
        while let descriptor = Endpoint.accept(from: listener) {
            while connections.count <= Int(descriptor) { connections.append(nil) }
            connections[Int(descriptor)] = Connection(descriptor)
            poller.add(descriptor)
        }
    }

    private func close(_ connection: Connection) {
        guard connection.isOpen else { return }
        connection.isOpen = false
        connections[Int(connection.descriptor)] = nil
        ended.append(connection.descriptor)
    }

    private func read(_ connection: Connection) {
        let count = Glibc.read(connection.descriptor, scratch.baseAddress, scratch.count)
        guard count > 0 else {
            if count == 0 || (errno != EAGAIN && errno != EINTR) { close(connection) }
            return
        }
        take(UnsafeRawBufferPointer(rebasing: scratch[..<count]), of: connection)
    }

    private func take(_ bytes: UnsafeRawBufferPointer, of connection: Connection) {
        if !connection.partialHead.isEmpty {
            let joined = connection.partialHead + bytes
            connection.partialHead = []
            joined.withUnsafeBytes { takeRequests(in: $0, of: connection) }
        } else {
            takeRequests(in: bytes, of: connection)
        }
    }

    private func takeRequests(in bytes: UnsafeRawBufferPointer, of connection: Connection) {
        var rest = bytes[...]
        while !rest.isEmpty, connection.isOpen {
            if connection.bodyLeft > 0 {
                let step = min(connection.bodyLeft, rest.count)
                rest = rest.dropFirst(step)
                connection.bodyLeft -= step
                if connection.bodyLeft == 0 { send(replies.small, to: connection) }
                continue
            }
            guard let head = RequestHead(in: UnsafeRawBufferPointer(rebasing: rest)) else {
                connection.partialHead = Array(rest)
                if rest.count > 65_536 { close(connection) }
                return
            }
            rest = rest.dropFirst(head.size)
            answer(head, on: connection)
        }
    }

    private func answer(_ head: RequestHead, on connection: Connection) {
        if head.isPost {
            guard let length = head.length else { return send(replies.lengthRequired, to: connection) }
            connection.bodyLeft = length
            if length == 0 { send(replies.small, to: connection) }
            return
        }
        switch head.target {
        case .small: send(replies.small, to: connection)
        case .large: send(replies.large, to: connection)
        case .idle: send(replies.idle, to: connection)
        case .unknown: send(replies.notFound, to: connection)
        case .counted(let events):
            connection.work = .streaming(events: events, rest: replies.streamHead)
            awaitRoom(true, connection)
        case .paced(let eventsPerSecond):
            // A small buffer would be full after a second in which another program has the processor.
            Endpoint.holdMore(connection.descriptor)
            send(replies.streamHead, to: connection)
            if paced.isEmpty { ticker.tick(everyMilliseconds: 1) }
            paced.add(connection, eventsPerSecond: eventsPerSecond)
        }
    }

    /// What the kernel takes of the bytes; nil when the connection is gone.
    private func write(_ bytes: UnsafeRawBufferPointer, to connection: Connection) -> Int? {
        let count = Glibc.write(connection.descriptor, bytes.baseAddress, bytes.count)
        if count >= 0 { return count }
        if errno == EAGAIN || errno == EINTR { return 0 }
        close(connection)
        return nil
    }

    private func send(_ bytes: UnsafeRawBufferPointer, to connection: Connection) {
        guard let count = write(bytes, to: connection) else { return }
        guard count < bytes.count else { return finish(connection) }
        connection.work = .sending(UnsafeRawBufferPointer(rebasing: bytes[count...]))
        awaitRoom(true, connection)
    }

    private func finish(_ connection: Connection) {
        connection.work = .none
        awaitRoom(false, connection)
    }

    private func awaitRoom(_ wanted: Bool, _ connection: Connection) {
        guard connection.awaitsRoom != wanted else { return }
        connection.awaitsRoom = wanted
        poller.change(connection.descriptor, writing: wanted)
    }

    /// There is room: one piece more, so that all streams get their turn.
    private func goOn(_ connection: Connection) {
        switch connection.work {
        case .none: finish(connection)
        case .sending(let rest): send(rest, to: connection)
        case .streaming(let events, let rest):
            guard let count = write(rest, to: connection) else { return }
            if count < rest.count {
                connection.work = .streaming(
                    events: events, rest: UnsafeRawBufferPointer(rebasing: rest[count...]))
            } else if events == 0 {
                send(replies.streamEnd, to: connection)
            } else {
                let next = min(events, Replies.eventsAtOnce)
                let piece = replies.manyEvents[..<(next * StreamEvent.chunk.count)]
                connection.work = .streaming(events: events - next, rest: UnsafeRawBufferPointer(rebasing: piece))
            }
        }
    }

    private func passTicks() {
        guard let start = event.baseAddress else { return }
        for _ in 0..<ticker.passed() {
            paced.turn { connection in
                StreamEvent.write(Moment.now, at: start + StreamEvent.offsetInChunk)
                // A stream that does not take an event whole lags by a socket's buffer: the end of it is seen by the
                // load, which counts it as an error.
                if write(UnsafeRawBufferPointer(event), to: connection) != event.count { close(connection) }
            }
        }
        if paced.isEmpty { ticker.tick(everyMilliseconds: 0) }
    }
}
