import Glibc

/// A TCP port of this machine's loopback: benchmarks go nowhere else.
public struct Endpoint: Sendable, Equatable, CustomStringConvertible {
    public let port: UInt16

    public init(port: UInt16) { self.port = port }

    /// Reads `127.0.0.1:PORT`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, parts[0] == "127.0.0.1", let port = UInt16(parts[1]) else { return nil }
        self.port = port
    }

    public var description: String { "127.0.0.1:\(port)" }

    private func withAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// A socket that listens here, and its own endpoint, which has a port of the system's choice if this one's is 0.
    public func listen() throws(SystemFailure) -> (socket: Int32, at: Endpoint) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw SystemFailure("socket") }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard withAddress({ bind(descriptor, $0, $1) }) == 0, Glibc.listen(descriptor, 4096) == 0 else {
            let failure = SystemFailure("listening at \(self)")
            close(descriptor)
            throw failure
        }
        var bound = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &bound) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return (descriptor, Endpoint(port: UInt16(bigEndian: bound.sin_port)))
    }

    /// A socket that is being connected to here and does not wait for it.
    public func connect() throws(SystemFailure) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw SystemFailure("socket") }
        Self.sendAtOnce(descriptor)
        guard withAddress({ Glibc.connect(descriptor, $0, $1) }) == 0 || errno == EINPROGRESS else {
            let failure = SystemFailure("connecting to \(self)")
            close(descriptor)
            throw failure
        }
        return descriptor
    }

    /// Whether somebody listens here.
    public var answers: Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withAddress { Glibc.connect(descriptor, $0, $1) } == 0
    }

    /// The next connection that waits at a listening socket, as one that does not wait for anything.
    public static func accept(from listener: Int32) -> Int32? {
        let descriptor = Glibc.accept(listener, nil, nil)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        sendAtOnce(descriptor)
        return descriptor
    }

    /// Lets the kernel keep more of what the peer has not read yet, as much as the system allows.
    public static func holdMore(_ descriptor: Int32) {
        var bytes: Int32 = 1 << 20
        setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Turns Nagle's algorithm off: an event is not to wait for the next one.
    private static func sendAtOnce(_ descriptor: Int32) {
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }
}
