/// The bytes of a journal: a header of 16, then records, each with a head of 12.
///
/// ```
/// header   89 "SWJ" 0D 0A 1A 0A | version (2) | 0 (2) | CRC-32C of the 12 before (4)
/// record   E5 4A C3 9B | CRC-32C of all that follows (4) | length of the payload (4) | payload
/// ```
/// Numbers are little-endian. The header's first bytes show a transfer that changed line ends, as PNG's do.
enum JournalFormat {
    static let version: UInt16 = 1
    static let headerLength = 16
    static let headLength = 12
    static let magic: [UInt8] = [0x89, 0x53, 0x57, 0x4A, 0x0D, 0x0A, 0x1A, 0x0A]
    static let marker: [UInt8] = [0xE5, 0x4A, 0xC3, 0x9B]
    /// More is refused by the writer, so that a reader need not believe a damaged length.
    static let longestPayload = 16 << 20

    static let header: [UInt8] = {
        var bytes = magic + [UInt8(version & 0xFF), UInt8(version >> 8), 0, 0]
        put(CRC32C.checksum(bytes), at: nil, in: &bytes)
        return bytes
    }()

    /// Replaces the buffer's content by a record.
    static func encode(_ payload: [UInt8], into buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: true)
        buffer.append(contentsOf: marker)
        put(0, at: nil, in: &buffer)
        put(UInt32(truncatingIfNeeded: payload.count), at: nil, in: &buffer)
        buffer.append(contentsOf: payload)
        let checksum = buffer.withUnsafeBytes { CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0[8...])) }
        put(checksum, at: 4, in: &buffer)
    }

    private static func put(_ number: UInt32, at offset: Int?, in bytes: inout [UInt8]) {
        for index in 0..<4 {
            let byte = UInt8(truncatingIfNeeded: number >> (8 * UInt32(index)))
            if let offset { bytes[offset + index] = byte } else { bytes.append(byte) }
        }
    }

    static func number(at offset: Int, in bytes: UnsafeRawBufferPointer) -> UInt32 {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
