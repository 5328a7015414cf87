public import Wire

/// How much a WebSocket takes, how it hands that out, and how long it waits.
public struct WebSocketSettings: Sendable {
    public var limits: WebSocketLimits
    /// Whole messages cost their memory while they arrive; pieces cost none.
    public var delivery: WebSocketSession.Delivery

    /// For opening a WebSocket as a client, from the connection to the server's answer.
    public var openTimeout: Duration
    /// From our goodbye to the peer's, and from there to the end of the connection.
    public var closeTimeout: Duration
    /// A peer that takes nothing of what is sent.
    public var sendTimeout: Duration
    /// A peer of which nothing was heard so long is pinged; never if nil.
    public var pingInterval: Duration?
    /// A pinged peer of which nothing is heard so long is gone.
    public var pongTimeout: Duration

    public init(
        limits: WebSocketLimits = WebSocketLimits(), delivery: WebSocketSession.Delivery = .messages,
        openTimeout: Duration = .seconds(30), closeTimeout: Duration = .seconds(10),
        sendTimeout: Duration = .seconds(60), pingInterval: Duration? = nil, pongTimeout: Duration = .seconds(20)
    ) {
        self.limits = limits
        self.delivery = delivery
        self.openTimeout = openTimeout
        self.closeTimeout = closeTimeout
        self.sendTimeout = sendTimeout
        self.pingInterval = pingInterval
        self.pongTimeout = pongTimeout
    }
}
