/// Waits for connections at one address.
///
/// The turns of ``ByteStream`` hold here too. A new listener is paused, and connections wait in its backlog. It stays
/// open when accepting fails. After ``close()`` nothing is delivered, and the address is free.
public protocol Listener: AnyObject {
    /// Who is told about connections; while it is nil they wait.
    var handler: (any ListenerHandler)? { get set }

    /// Where it listens, with the port that was chosen if 0 was asked for.
    var localAddress: SocketAddress { get }

    func pauseAccepting()
    func resumeAccepting()
    func close()
}

/// What a listener tells its owner.
public protocol ListenerHandler: AnyObject {
    /// A connection, paused, to be given a handler and resumed, or closed.
    func accepted(_ stream: any ByteStream)

    /// A connection could not be taken, for want of descriptors perhaps; the listener goes on.
    func acceptFailed(_ error: TransportError)
}

/// Opens listeners.
public protocol Binder: AnyObject {
    /// Throws ``TransportError/Code/addressInUse`` and the like at once: listening needs no waiting.
    func listen(at address: SocketAddress) throws(TransportError) -> any Listener
}
