/// The head of a frame (RFC 6455 section 5.2).
public struct WebSocketFrameHead: Hashable, Sendable {
    public enum Opcode: UInt8, Hashable, Sendable {
        case continuation = 0
        case text = 1
        case binary = 2
        case close = 8
        case ping = 9
        case pong = 10

        /// Whether it may stand between the fragments of a message (section 5.5).
        public var isControl: Bool { rawValue >= 8 }
    }

    public let opcode: Opcode
    /// Whether it is the last frame of its message.
    public let isFinal: Bool
    public let length: UInt64
    public let mask: WebSocketMask?

    /// The most bytes a head can have.
    static let longest = 14

    /// How long the head is that begins with these two bytes.
    static func length(_ first: UInt8, _ second: UInt8) -> Int {
        let extended = second & 0x7F
        return 2 + (extended == 126 ? 2 : extended == 127 ? 8 : 0) + (second & 0x80 == 0 ? 0 : 4)
    }

    /// Checks what the first byte says by itself.
    static func checkFirst(_ first: UInt8) throws(WireFault) {
        guard first & 0x70 == 0 else { throw .reservedBits }
        guard let opcode = Opcode(rawValue: first & 0x0F) else { throw .reservedOpcode }
        guard !opcode.isControl || first & 0x80 != 0 else { throw .controlFragmented }
    }

    /// Checks the second byte, with the first known.
    static func checkSecond(_ first: UInt8, _ second: UInt8, receiver: WebSocketRole) throws(WireFault) {
        let isMasked = second & 0x80 != 0
        guard isMasked || receiver == .client else { throw .maskMissing }
        guard !isMasked || receiver == .server else { throw .maskUnexpected }
        guard first & 0x08 == 0 || second & 0x7F <= 125 else { throw .controlTooLong }
    }

    /// Reads a head that is there as a whole and whose first two bytes were checked.
    init(_ base: UnsafeRawPointer) throws(WireFault) {
        let first = ByteScan.byte(base, 0)
        let second = ByteScan.byte(base, 1)
        opcode = Opcode(rawValue: first & 0x0F) ?? .continuation
        isFinal = first & 0x80 != 0
        var offset = 2
        switch second & 0x7F {
        case 126:
            length = UInt64(UInt16(bigEndian: base.loadUnaligned(fromByteOffset: 2, as: UInt16.self)))
            guard length > 125 else { throw .lengthNotMinimal }
            offset = 4
        case 127:
            length = UInt64(bigEndian: base.loadUnaligned(fromByteOffset: 2, as: UInt64.self))
            guard length >> 63 == 0 else { throw .lengthTooLarge }
            guard length > 0xFFFF else { throw .lengthNotMinimal }
            offset = 10
        default: length = UInt64(second & 0x7F)
        }
        guard second & 0x80 != 0 else {
            mask = nil
            return
        }
        mask = WebSocketMask(key: UInt32(bigEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
}
