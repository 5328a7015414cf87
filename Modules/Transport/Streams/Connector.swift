/// Something under way that can be given up.
public protocol Cancellable: AnyObject {
    /// Gives it up: its completion will not be called, or not again; idempotent, also after the completion.
    func cancel()
}

/// Opens connections.
public protocol Connector: AnyObject {
    /// Connects to an address, and calls `completion` once, in a later turn of the loop, never from inside this call.
    ///
    /// The stream arrives paused and without a handler. There is no timeout here but the system's own: schedule one
    /// and cancel. The connector holds the attempt; the returned value need not be kept.
    @discardableResult
    func connect(
        to address: SocketAddress, completion: @escaping (Result<any ByteStream, TransportError>) -> Void
    ) -> any Cancellable
}
