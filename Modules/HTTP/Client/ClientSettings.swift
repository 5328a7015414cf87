public import Wire

/// How long a client waits, and how much it takes and keeps.
public struct ClientSettings: Sendable {
    /// For a connection to come about: the name, the address, the proxy's tunnel and the secure handshake together.
    public var connectTimeout: Duration
    /// For the head of the answer, from the moment when the request was sent; none if nil.
    public var answerTimeout: Duration?
    /// For the next content of an answer, while somebody wants it; none if nil.
    public var contentTimeout: Duration?
    /// A server that takes nothing of what is sent.
    public var sendTimeout: Duration
    /// Connections that nobody uses are closed after it.
    public var idleTimeout: Duration
    /// Connections kept for each origin while nobody uses them.
    public var idleConnections: Int
    public var heads: HeadLimits
    public var bodies: BodyLimits

    public init(
        connectTimeout: Duration = .seconds(10), answerTimeout: Duration? = .seconds(300),
        contentTimeout: Duration? = .seconds(300), sendTimeout: Duration = .seconds(60),
        idleTimeout: Duration = .seconds(55), idleConnections: Int = 256, heads: HeadLimits = HeadLimits(),
        bodies: BodyLimits = BodyLimits()
    ) {
        self.connectTimeout = connectTimeout
        self.answerTimeout = answerTimeout
        self.contentTimeout = contentTimeout
        self.sendTimeout = sendTimeout
        self.idleTimeout = idleTimeout
        self.idleConnections = idleConnections
        self.heads = heads
        self.bodies = bodies
    }
}
