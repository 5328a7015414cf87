import CLibuv
import Transport

/// The two kinds of stream socket, and what differs between them.
enum SocketKind {
    case tcp
    case unix

    /// Whether a path fits into an address of the system; it would be cut without a word.
    static func check(path: String, _ context: String) throws(TransportError) {
        guard SocketAddress(unixPath: path) != nil else {
            throw TransportError(.other, context, detail: "the path of a unix socket has 1 to 107 bytes")
        }
    }
}

/// A libuv stream of either kind, not yet anybody's connection.
class SocketResource: LoopResource {
    let kind: SocketKind

    init(_ kind: SocketKind, on loop: EventLoop) throws(UVFailure) {
        self.kind = kind
        switch kind {
        case .tcp: try super.init(on: loop, uv_tcp_t.self) { uv_tcp_init(loop.uv, $0) }
        case .unix: try super.init(on: loop, uv_pipe_t.self) { uv_pipe_init(loop.uv, $0, 0) }
        }
    }

    final var stream: UnsafeMutablePointer<uv_stream_t> { handle(as: uv_stream_t.self) }
    final var tcp: UnsafeMutablePointer<uv_tcp_t> { handle(as: uv_tcp_t.self) }
    final var pipe: UnsafeMutablePointer<uv_pipe_t> { handle(as: uv_pipe_t.self) }

    /// Nil once it is closed.
    final var descriptor: Int32? {
        var descriptor: uv_os_fd_t = -1
        return uv_fileno(base, &descriptor) == 0 ? descriptor : nil
    }

    final var nativeLocalAddress: SocketAddress? {
        switch kind {
        case .tcp: NativeAddress.read { uv_tcp_getsockname(tcp, $0, $1) }
        case .unix: NativeAddress.readPath { uv_pipe_getsockname(pipe, $0, $1) }
        }
    }

    final var nativePeerAddress: SocketAddress? {
        switch kind {
        case .tcp: NativeAddress.read { uv_tcp_getpeername(tcp, $0, $1) }
        case .unix: NativeAddress.readPath { uv_pipe_getpeername(pipe, $0, $1) }
        }
    }
}
