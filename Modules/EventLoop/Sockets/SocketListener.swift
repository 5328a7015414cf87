import CLibuv
public import Transport

/// A listening socket.
final class SocketListener: SocketResource, Listener {
    var handler: (any ListenerHandler)? { didSet { acceptWaiting() } }
    private(set) var localAddress: SocketAddress
    private var isPaused = true
    /// libuv has taken a connection from the backlog that nobody wanted yet, and takes no other until it is accepted.
    private var hasWaiting = false

    /// Connections that the system keeps for us while we are busy.
    private static let backlog: Int32 = 1024

    private init(_ kind: SocketKind, for address: SocketAddress, on loop: EventLoop) throws(UVFailure) {
        localAddress = address
        try super.init(kind, on: loop)
    }

    static func open(at address: SocketAddress, on loop: EventLoop) throws(UVFailure) -> SocketListener {
        let listener: SocketListener
        switch address {
        case .ip: listener = try SocketListener(.tcp, for: address, on: loop)
        case .unix: listener = try SocketListener(.unix, for: address, on: loop)
        }
        do throws(UVFailure) {
            try listener.bind()
            try listener.listen()
        } catch {
            listener.close()
            throw error
        }
        listener.localAddress = listener.nativeLocalAddress ?? address
        return listener
    }

    /// Listens at a socket that listens already; takes the descriptor over, also when it throws.
    static func adopt(
        _ descriptor: Int32, _ kind: SocketKind, at address: SocketAddress, removingPath: Bool, on loop: EventLoop
    ) throws(UVFailure) -> SocketListener {
        let listener: SocketListener
        do throws(UVFailure) {
            listener = try SocketListener(kind, for: address, on: loop)
            let status =
                kind == .tcp ? uv_tcp_open(listener.tcp, descriptor) : uv_pipe_open(listener.pipe, descriptor)
            if status != 0 { listener.close() }
            try checked(status)
        } catch {
            System.closeDescriptor(descriptor)
            throw error
        }
        do throws(UVFailure) {
            try listener.listen()
        } catch {
            listener.close()
            throw error
        }
        if removingPath, case .unix(let path) = address { CLibuv_own_path(listener.pipe, path) }
        return listener
    }

    /// Leaves the path of a unix socket in the file system when the listener closes.
    func leavePath() {
        if kind == .unix { CLibuv_leave_path(pipe) }
    }

    private static func checked(_ status: Int32) throws(UVFailure) {
        guard status == 0 else { throw UVFailure(status) }
    }

    private func bind() throws(UVFailure) {
        switch localAddress {
        case .ip(let ip, let port):
            // An IPv6 address means IPv6: what else is to be listened at is asked for by its own address.
            let flags = if case .v6 = ip { UV_TCP_IPV6ONLY.rawValue } else { UInt32(0) }
            let status = NativeAddress(ip, port: port).withPointer { uv_tcp_bind(tcp, $0, flags) }
            try Self.checked(status)
            // Connections inherit it from the listening socket.
            uv_tcp_nodelay(tcp, 1)
        case .unix(let path):
            try Self.checked(uv_pipe_bind(pipe, path))
        }
    }

    private func listen() throws(UVFailure) {
        try Self.checked(
            uv_listen(stream, Self.backlog) { handle, status in
                guard let data = handle?.pointee.data else { return }
                Unmanaged<SocketListener>.fromOpaque(data).takeUnretainedValue().connectionCame(status)
            })
    }

    func pauseAccepting() { isPaused = true }

    func resumeAccepting() {
        isPaused = false
        acceptWaiting()
    }

    func close() {
        closeHandle()
        handler = nil
    }

    override func closeAtEnd() { close() }

    private func acceptWaiting() {
        guard hasWaiting, !isClosing else { return }
        loop.soon { [self] in if hasWaiting { connectionCame(0) } }
    }

    private func connectionCame(_ status: Int32) {
        guard !isClosing else { return }
        guard status == 0 else {
            handler?.acceptFailed(TransportError(uv: status, "accepting at \(localAddress)"))
            return
        }
        hasWaiting = true
        guard !isPaused, let handler else { return }
        hasWaiting = false
        do throws(UVFailure) {
            let connection = try SocketStream(kind, on: loop)
            let status = uv_accept(stream, connection.stream)
            guard status == 0 else {
                connection.close()
                throw UVFailure(status)
            }
            handler.accepted(connection)
        } catch {
            handler.acceptFailed(TransportError(error, "accepting at \(localAddress)"))
        }
    }
}

extension EventLoop: Binder {
    public func listen(at address: SocketAddress) throws(TransportError) -> any Listener {
        if case .unix(let path) = address { try SocketKind.check(path: path, "listening at \(address)") }
        do throws(UVFailure) {
            return try SocketListener.open(at: address, on: self)
        } catch {
            throw TransportError(error, "listening at \(address)")
        }
    }
}
