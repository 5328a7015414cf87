public import Transport
import Wire

/// Serves HTTP/1.1 on the connections of its listeners.
///
/// Requests of one connection are answered in their order, one at a time. Everything happens on one loop.
public final class HTTPServer {
    public let limits: ServerLimits
    let scheduler: any Scheduler
    let service: any HTTPService
    /// Heads are read one at a time, so that one parser with its memory serves every connection.
    var parser: RequestParser
    var outgoing = ByteBuffer(capacity: 4 << 10)
    private var date = ServerDate()

    private var listeners: [any Listener] = []
    private var acceptors: [Acceptor] = []
    private var connections: [ObjectIdentifier: ServerConnection] = [:]
    private var draining: (completion: () -> Void, deadline: any ScheduledAction)?

    /// What has been done so far.
    public internal(set) var counters = ServerCounters()

    /// - Parameter service: Who answers; held as long as the server.
    public init(scheduler: any Scheduler, limits: ServerLimits = ServerLimits(), service: any HTTPService) {
        self.scheduler = scheduler
        self.limits = limits
        self.service = service
        parser = RequestParser(limits: limits.heads)
    }

    /// Accepts connections from now on; the listener is the server's.
    ///
    /// - Parameter tls: The certificate to show, for HTTPS; none for plain HTTP.
    public func serve(_ listener: any Listener, securedBy tls: TLSServerContext? = nil) {
        let acceptor = Acceptor(self, tls)
        acceptors.append(acceptor)
        listeners.append(listener)
        listener.handler = acceptor
        listener.resumeAccepting()
    }

    /// Connections that are open, secure ones under negotiation included.
    public var connectionCount: Int { connections.count + acceptors.reduce(0) { $0 + $1.securing.count } }

    public var isDraining: Bool { draining != nil }

    /// Stops accepting, closes what is idle, lets requests in hand be answered, and calls `completion` when the last
    /// connection is gone; those that are not done in time are broken off.
    public func drain(within time: Duration, completion: @escaping () -> Void) {
        guard draining == nil else { return }
        for listener in listeners { listener.close() }
        listeners = []
        for acceptor in acceptors { acceptor.cancelAll() }
        let deadline = scheduler.schedule(after: time) { [self] in breakOff() }
        draining = (completion, deadline)
        for connection in connections.values { connection.drain() }
        checkDrained()
    }

    private func breakOff() {
        for connection in connections.values { connection.breakOff(HTTPError(.ended, "the server was stopped")) }
        checkDrained()
    }

    private func checkDrained() {
        guard connections.isEmpty, let (completion, deadline) = draining else { return }
        deadline.cancel()
        scheduler.soon(completion)
        acceptors = []
    }

    func add(_ stream: any ByteStream) {
        counters.connections += 1
        guard connections.count < limits.connections else {
            counters.refusedConnections += 1
            Farewell.say(.tooManyConnections, on: stream, scheduler, within: limits.lingerTimeout)
            return
        }
        let connection = ServerConnection(self, stream)
        connections[ObjectIdentifier(connection)] = connection
        connection.begin()
    }

    func remove(_ connection: ServerConnection) {
        connections[ObjectIdentifier(connection)] = nil
        if draining != nil { checkDrained() }
    }

    /// Writes the field line of Date into the buffer that is sent next.
    func writeDate() { date.writeField(at: scheduler.clock.wallTime, to: &outgoing) }
}

/// What a server has done.
public struct ServerCounters: Hashable, Sendable {
    public internal(set) var connections: UInt64 = 0
    /// Answered 503, because there were too many.
    public internal(set) var refusedConnections: UInt64 = 0
    public internal(set) var failedAccepts: UInt64 = 0
    public internal(set) var requests: UInt64 = 0
    public internal(set) var bytesReceived: UInt64 = 0
    public internal(set) var bytesSent: UInt64 = 0
}

/// Takes the connections of one listener.
private final class Acceptor: ListenerHandler {
    private let server: HTTPServer
    private let tls: TLSServerContext?
    private(set) var securing: [ObjectIdentifier: any Cancellable] = [:]

    init(_ server: HTTPServer, _ tls: TLSServerContext?) {
        self.server = server
        self.tls = tls
    }

    func accepted(_ stream: any ByteStream) {
        guard let tls else { return server.add(stream) }
        let key = ObjectIdentifier(stream)
        guard server.connectionCount < server.limits.connections else { return stream.close() }
        let deadline = server.scheduler.schedule(after: server.limits.headTimeout) { [self] in
            securing.removeValue(forKey: key)?.cancel()
        }
        securing[key] = tls.accept(over: stream) { [self] result in
            deadline.cancel()
            securing[key] = nil
            if case .success(let stream) = result { server.add(stream) }
        }
    }

    func acceptFailed(_ error: TransportError) { server.counters.failedAccepts += 1 }

    func cancelAll() {
        for attempt in securing.values { attempt.cancel() }
        securing = [:]
    }
}
