import Transport

/// The questions and answers of the kernel's socket diagnosis: netlink(7), sock_diag(7).
///
/// Numbers are in the machine's order except for ports and addresses, which are in the network's.
package enum DiagnosticMessage {
    private static let headerSize = 16
    private static let byFamily: UInt16 = 20
    private static let failure: UInt16 = 2
    private static let established: UInt8 = 1
    private static let listening: UInt8 = 10

    /// Asks for one TCP socket: sixteen bytes of header, then `struct inet_diag_req_v2`.
    package static func question(about socket: PeerSocket, sequence: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(72)
        // Length, type, NLM_F_REQUEST, sequence, and a port number that the kernel fills in.
        append(UInt32(72), to: &bytes)
        append(byFamily, to: &bytes)
        append(UInt16(1), to: &bytes)
        append(sequence, to: &bytes)
        append(UInt32(0), to: &bytes)
        // Family, IPPROTO_TCP, no extensions, padding, all states.
        bytes += [family(of: socket), 6, 0, 0]
        append(UInt32.max, to: &bytes)
        append(socket.ownPort.bigEndian, to: &bytes)
        append(socket.otherPort.bigEndian, to: &bytes)
        bytes += Self.bytes(of: socket.own) + Self.bytes(of: socket.other)
        // Any interface, and INET_DIAG_NOCOOKIE.
        append(UInt32(0), to: &bytes)
        append(UInt64.max, to: &bytes)
        return bytes
    }

    /// What the kernel answered.
    package enum Answer: Hashable, Sendable {
        case owner(SocketOwner)
        /// There is no such socket, or the kernel has no such diagnosis.
        case none
        /// Not permitted, or not understood: the error's number.
        case refused(Int32)
        /// An answer to another question, or not an answer at all.
        case unrelated
    }

    /// Reads the first message of an answer.
    ///
    /// The kernel falls back to a listening socket at the same port when it has no connection: what it describes must
    /// be the very socket that was asked about.
    package static func answer(_ bytes: RawSpan, to socket: PeerSocket, sequence: UInt32) -> Answer {
        guard bytes.byteCount >= headerSize, number(bytes, at: 8) == sequence else { return .unrelated }
        let length = Int(number(bytes, at: 0))
        guard length >= headerSize, length <= bytes.byteCount else { return .unrelated }
        switch UInt16(truncatingIfNeeded: number(bytes, at: 4)) {
        case failure:
            guard length >= headerSize + 4 else { return .unrelated }
            let code = Int32(bitPattern: number(bytes, at: headerSize))
            return code == -2 ? .none : .refused(code)
        case byFamily:
            guard length >= headerSize + 72 else { return .unrelated }
            return described(bytes, socket)
        default:
            return .unrelated
        }
    }

    /// `struct inet_diag_msg`.
    private static func described(_ bytes: RawSpan, _ socket: PeerSocket) -> Answer {
        let state = byte(bytes, at: headerSize + 1)
        let isIPv4 = byte(bytes, at: headerSize) == 2
        let found = PeerSocket(
            own: address(bytes, at: headerSize + 8, isIPv4), port(bytes, at: headerSize + 4),
            other: address(bytes, at: headerSize + 24, isIPv4), port(bytes, at: headerSize + 6))
        guard found == socket, state != listening else { return .none }
        return .owner(
            SocketOwner(uid: number(bytes, at: headerSize + 64), inode: UInt64(number(bytes, at: headerSize + 68))))
    }

    private static func family(of socket: PeerSocket) -> UInt8 {
        if case .v4 = socket.own { 2 } else { 10 }
    }

    private static func bytes(of address: IPAddress) -> [UInt8] {
        switch address {
        case .v4(let address):
            (0..<4).map { UInt8(truncatingIfNeeded: address.bits >> UInt32(24 - 8 * $0)) }
                + [UInt8](repeating: 0, count: 12)
        case .v6(let address):
            [address.high, address.low].flatMap { word in
                (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
            }
        }
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
    }

    private static func byte(_ bytes: RawSpan, at place: Int) -> UInt8 {
        bytes.unsafeLoad(fromByteOffset: place, as: UInt8.self)
    }

    private static func number(_ bytes: RawSpan, at place: Int) -> UInt32 {
        bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt32.self)
    }

    private static func port(_ bytes: RawSpan, at place: Int) -> UInt16 {
        UInt16(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt16.self))
    }

    private static func address(_ bytes: RawSpan, at place: Int, _ isIPv4: Bool) -> IPAddress {
        if isIPv4 { return .v4(IPv4Address(bits: UInt32(bigEndian: number(bytes, at: place)))) }
        return .v6(
            IPv6Address(
                high: UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)),
                low: UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place + 8, as: UInt64.self))))
    }
}
