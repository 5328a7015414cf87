import Transport

/// The lines of `/proc/net/tcp` and `/proc/net/tcp6`: proc_net(5).
package enum SocketTable {
    /// A socket of the table.
    package struct Row: Hashable, Sendable {
        package let socket: PeerSocket
        package let state: UInt8
        package let owner: SocketOwner
    }

    private static let listening: UInt8 = 0x0A

    /// Who owns a socket, by all the rows that describe it.
    ///
    /// Two rows of one user are one answer; a row without an inode says nothing beside one that has one.
    package static func identity(of socket: PeerSocket, in table: [UInt8]) -> PeerIdentity {
        var owners: Set<SocketOwner> = []
        for line in table.split(separator: UInt8(ascii: "\n")) {
            guard let row = Row(line), row.socket == socket, row.state != listening else { continue }
            owners.insert(row.owner)
        }
        let living = owners.filter { $0.inode != 0 }
        guard let owner = living.first ?? owners.first else { return .unknown(.notFound) }
        return Set(living.map(\.uid)).count > 1 ? .unknown(.ambiguous) : owner.identity
    }
}

extension SocketTable.Row {
    /// `sl local_address rem_address st tx:rx tr:tm retrnsmt uid timeout inode …`; nil for what is not such a line.
    package init?(_ line: some Collection<UInt8>) {
        let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 10)
        guard fields.count >= 10, let own = Self.end(fields[1]), let other = Self.end(fields[2]),
            let state = Self.number(fields[3], radix: 16, as: UInt8.self),
            let uid = Self.number(fields[7], radix: 10, as: UInt32.self),
            let inode = Self.number(fields[9], radix: 10, as: UInt64.self)
        else { return nil }
        socket = PeerSocket(own: own.address, own.port, other: other.address, other.port)
        self.state = state
        owner = SocketOwner(uid: uid, inode: inode)
    }

    /// `0100007F:1F90`: each 32-bit word of the address as the machine reads it, and the port.
    private static func end(_ field: some Collection<UInt8>) -> (address: IPAddress, port: UInt16)? {
        let parts = field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 4, let port = number(parts[1], radix: 16, as: UInt16.self) else {
            return nil
        }
        let digits = Array(parts[0])
        guard digits.count == 8 || digits.count == 32 else { return nil }
        var words: [UInt64] = []
        for start in stride(from: 0, to: digits.count, by: 8) {
            guard let word = number(digits[start..<start + 8], radix: 16, as: UInt32.self) else { return nil }
            words.append(UInt64(UInt32(bigEndian: word)))
        }
        if words.count == 1 { return (.v4(IPv4Address(bits: UInt32(truncatingIfNeeded: words[0]))), port) }
        return (.v6(IPv6Address(high: words[0] << 32 | words[1], low: words[2] << 32 | words[3])), port)
    }

    private static func number<Value: FixedWidthInteger & UnsignedInteger>(
        _ digits: some Collection<UInt8>, radix: Value, as type: Value.Type
    ) -> Value? {
        var value: Value = 0
        for digit in digits {
            let worth: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): worth = digit - UInt8(ascii: "0")
            case UInt8(ascii: "A")...UInt8(ascii: "F"): worth = digit - UInt8(ascii: "A") + 10
            default: return nil
            }
            guard worth < radix else { return nil }
            let (product, tooLarge) = value.multipliedReportingOverflow(by: radix)
            let (sum, isTooLarge) = product.addingReportingOverflow(Value(worth))
            guard !tooLarge, !isTooLarge else { return nil }
            value = sum
        }
        return digits.isEmpty ? nil : value
    }
}
