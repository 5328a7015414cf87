public import Transport

extension EventLoop {
    /// Listens at a socket that is held, with all that waits in its backlog.
    ///
    /// The hold stays as it is; close it, or keep it to keep the address.
    ///
    /// - Parameter removingPath: whether closing the listener removes the path of a unix socket. One process of those
    ///   that share a socket should, and it is the last.
    public func adoptListener(
        _ hold: ListenerHold, removingPath: Bool = false
    ) throws(TransportError) -> any Listener {
        let context = "listening at \(hold.localAddress)"
        let descriptor = try hold.copy(context)
        do throws(UVFailure) {
            return try SocketListener.adopt(
                descriptor, hold.kind, at: hold.localAddress, removingPath: removingPath, on: self)
        } catch {
            throw TransportError(error, context)
        }
    }

    /// Listens at a socket that this process was started with.
    ///
    /// Throws when it is not a listening stream socket. The descriptor is taken over in any case.
    public func adoptListener(_ descriptor: Int32) throws(TransportError) -> any Listener {
        let hold = try ListenerHold(adopting: descriptor)
        defer { hold.close() }
        return try adoptListener(hold)
    }
}
