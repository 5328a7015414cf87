import Synchronization
public import Transport

/// A listening socket that is kept open and not listened at.
///
/// While somebody holds it nobody else can have its address, and connections wait in its backlog for whoever accepts
/// them: the same process later, or another one that is handed the socket. It belongs to no loop.
///
/// **Paths.** The first hold of a unix listener leaves its path in the file system for good: closing that listener no
/// longer removes it, because others may be reached there. ``EventLoop/adoptListener(_:removingPath:)`` says who does.
public final class ListenerHold: Sendable {
    /// Where connections are waited for.
    public let localAddress: SocketAddress
    let kind: SocketKind
    private let descriptor: Mutex<Int32?>

    /// Keeps the socket of a listener, which goes on listening until it is closed.
    public init(of listener: any Listener) throws(TransportError) {
        let context = "keeping the socket at \(listener.localAddress)"
        guard let listener = listener as? SocketListener else {
            throw TransportError(.other, context, detail: "it is not a socket of a loop")
        }
        guard let original = listener.descriptor else { throw TransportError(.closed, context) }
        guard let copy = System.duplicate(original) else { throw TransportError(.exhausted, context) }
        localAddress = listener.localAddress
        kind = listener.kind
        descriptor = Mutex(copy)
        listener.leavePath()
    }

    /// Takes over a descriptor that was inherited or received, and closes it when it is not a listening stream socket.
    public init(adopting descriptor: Int32) throws(TransportError) {
        let context = "taking over descriptor \(descriptor)"
        let socket: System.ListeningSocket
        do throws(TransportError) {
            socket = try System.listeningSocket(descriptor, context)
        } catch {
            if descriptor >= 0 { System.closeDescriptor(descriptor) }
            throw error
        }
        System.keepFromChildren(descriptor)
        localAddress = socket.address
        kind = socket.kind
        self.descriptor = Mutex(descriptor)
    }

    deinit { close() }

    /// Lets go of the socket; idempotent.
    public func close() {
        let open = descriptor.withLock { descriptor in
            defer { descriptor = nil }
            return descriptor
        }
        if let open { System.closeDescriptor(open) }
    }

    /// Lends the descriptor, for ``ChildCommand/descriptors`` of a child that is started within the body.
    public func withDescriptor<Value>(_ body: (Int32) throws -> Value) throws -> Value {
        let copy = try copy("lending the socket at \(localAddress)")
        defer { System.closeDescriptor(copy) }
        return try body(copy)
    }

    /// A copy of the descriptor, to be closed by the caller; nil once the hold was closed.
    func copy(_ context: @autoclosure () -> String) throws(TransportError) -> Int32 {
        // Under the lock, so that nobody closes the number and another file gets it meanwhile.
        let copy: Int32?? = descriptor.withLock { descriptor in descriptor.map { System.duplicate($0) } }
        guard let copy else { throw TransportError(.closed, context(), detail: "its hold was closed") }
        guard let copy else { throw TransportError(.exhausted, context()) }
        return copy
    }
}
