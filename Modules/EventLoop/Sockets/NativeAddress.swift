import CLibuv
import Transport

/// An address in the form the system takes and gives.
struct NativeAddress {
    private var storage = sockaddr_storage()

    init(_ address: IPAddress, port: UInt16) {
        switch address {
        case .v4(let address):
            CLibuv_put_ipv4(&storage, address.bits, port)
        case .v6(let address):
            let scope = address.zone.map(System.interface(named:)) ?? 0
            CLibuv_put_ipv6(&storage, address.high, address.low, scope, port)
        }
    }

    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>) -> Result) -> Result {
        withUnsafePointer(to: storage) {
            body(UnsafeRawPointer($0).assumingMemoryBound(to: sockaddr.self))
        }
    }

    /// Nil for a family that is neither.
    static func ip(_ pointer: UnsafePointer<sockaddr>) -> IPAddress? {
        if CLibuv_is_ipv4(pointer) != 0 { return .v4(IPv4Address(bits: CLibuv_ipv4_bits(pointer))) }
        guard CLibuv_is_ipv6(pointer) != 0 else { return nil }
        let scope = CLibuv_ipv6_scope(pointer)
        return .v6(
            IPv6Address(
                high: CLibuv_ipv6_half(pointer, 0), low: CLibuv_ipv6_half(pointer, 1),
                zone: scope == 0 ? nil : String(scope)))
    }

    /// What `ask` (getsockname or getpeername) says of a socket.
    static func read(
        _ ask: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<Int32>) -> Int32
    ) -> SocketAddress? {
        var storage = sockaddr_storage()
        var length = Int32(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { storage in
            let pointer = UnsafeMutableRawPointer(storage).assumingMemoryBound(to: sockaddr.self)
            guard ask(pointer, &length) == 0, let address = ip(pointer) else { return nil }
            return .ip(address, port: CLibuv_port(pointer))
        }
    }

    /// What `ask` says of a unix socket; nil if it has no name.
    static func readPath(
        _ ask: (UnsafeMutablePointer<CChar>, UnsafeMutablePointer<Int>) -> Int32
    ) -> SocketAddress? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            var length = buffer.count
            guard let start = buffer.baseAddress, ask(start, &length) == 0 else { return nil }
            let path = UnsafeRawBufferPointer(start: start, count: length)
            return SocketAddress(unixPath: String(decoding: path, as: UTF8.self))
        }
    }
}
