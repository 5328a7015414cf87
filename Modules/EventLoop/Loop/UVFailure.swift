import CLibuv
import Transport

/// A negative status of libuv's.
struct UVFailure: Error {
    let status: Int32
    init(_ status: Int32) { self.status = status }
}

extension TransportError {
    /// What a status means to whoever asked for a connection, a listener or a name.
    init(uv status: Int32, _ context: @autoclosure () -> String) {
        let words = uv_strerror(status).map { String(cString: $0) }
        self.init(Self.code(uv: status), context(), detail: words)
    }

    init(_ failure: UVFailure, _ context: @autoclosure () -> String) {
        self.init(uv: failure.status, context())
    }

    private static func code(uv status: Int32) -> Code {
        switch uv_errno_t(status) {
        case UV_ECONNREFUSED: .refused
        case UV_ECONNRESET, UV_EPIPE, UV_ECONNABORTED, UV_ENOTCONN: .reset
        case UV_ETIMEDOUT: .timedOut
        case UV_EHOSTUNREACH, UV_ENETUNREACH, UV_ENETDOWN, UV_EHOSTDOWN: .unreachable
        case UV_ECANCELED, UV_EBADF: .closed
        case UV_EADDRINUSE: .addressInUse
        case UV_EADDRNOTAVAIL: .addressNotAvailable
        case UV_ENOENT, UV_EAI_NONAME, UV_EAI_NODATA, UV_EAI_ADDRFAMILY: .notFound
        case UV_EAI_AGAIN, UV_EAI_FAIL, UV_EAI_CANCELED: .temporary
        case UV_EACCES, UV_EPERM: .permission
        case UV_EMFILE, UV_ENFILE, UV_ENOMEM, UV_ENOBUFS, UV_EAI_MEMORY: .exhausted
        default: .other
        }
    }
}
