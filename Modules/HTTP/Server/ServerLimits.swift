public import Wire

/// How much a server takes, and how long it waits.
public struct ServerLimits: Sendable {
    /// Connections at a time; what comes beyond is answered 503 and closed.
    public var connections: Int
    public var heads: HeadLimits
    public var bodies: BodyLimits
    /// Bytes of content; beyond it a request is answered 413.
    public var content: UInt64
    /// Bytes kept of requests that came before the one in hand was answered.
    public var readAhead: Int

    /// A connection on which nothing is asked.
    public var idleTimeout: Duration
    /// From the first byte of a head to its end.
    public var headTimeout: Duration
    /// Content of which no further byte comes, while somebody wants it.
    public var contentTimeout: Duration
    /// A client that takes nothing of what is sent.
    public var sendTimeout: Duration
    /// How long a client may go on sending after it got its last answer.
    public var lingerTimeout: Duration

    /// Whether a client that has ended its side, and waits for the answer, gets it.
    ///
    /// Off, an end of its side is taken for what it nearly always is: the client is gone, and what is done for it can
    /// stop.
    public var servesHalfClosed: Bool

    public init(
        connections: Int = 10_000, heads: HeadLimits = HeadLimits(), bodies: BodyLimits = BodyLimits(),
        content: UInt64 = 1 << 30, readAhead: Int = 64 << 10, idleTimeout: Duration = .seconds(75),
        headTimeout: Duration = .seconds(30), contentTimeout: Duration = .seconds(60),
        sendTimeout: Duration = .seconds(60), lingerTimeout: Duration = .seconds(2), servesHalfClosed: Bool = false
    ) {
        self.connections = connections
        self.heads = heads
        self.bodies = bodies
        self.content = content
        self.readAhead = readAhead
        self.idleTimeout = idleTimeout
        self.headTimeout = headTimeout
        self.contentTimeout = contentTimeout
        self.sendTimeout = sendTimeout
        self.lingerTimeout = lingerTimeout
        self.servesHalfClosed = servesHalfClosed
    }
}
