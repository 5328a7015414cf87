/// The masking of payloads (RFC 6455 section 5.3): byte i is combined with byte i mod 4 of the key.
public struct WebSocketMask: Hashable, Sendable {
    /// The next four bytes of the key, the first one lowest; combined with words as they lie in memory, which is
    /// little-endian here.
    private var key: UInt32

    /// - Parameter key: The bytes of the key as they stand in the frame, the first one highest.
    public init(key: UInt32) { self.key = key.byteSwapped }

    /// Masks, or unmasks, the bytes in place, and goes on from there with the next ones.
    public mutating func apply(to bytes: UnsafeMutableRawBufferPointer) {
        guard let base = bytes.baseAddress else { return }
        let wide = SIMD4<UInt64>(repeating: UInt64(key) | UInt64(key) << 32)
        var offset = 0
        while bytes.count &- offset >= 64 {
            let one = base.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self) ^ wide
            let two = base.loadUnaligned(fromByteOffset: offset &+ 32, as: SIMD4<UInt64>.self) ^ wide
            base.storeBytes(of: one, toByteOffset: offset, as: SIMD4<UInt64>.self)
            base.storeBytes(of: two, toByteOffset: offset &+ 32, as: SIMD4<UInt64>.self)
            offset &+= 64
        }
        // What was masked so far is a multiple of the key's length.
        WebSocketMask.combine(UnsafeRawPointer(base) + offset, with: key, into: base + offset, bytes.count &- offset)
        advance(bytes.count)
    }

    /// Masks, or unmasks, the bytes into other memory, which has room for them.
    mutating func apply(_ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) {
        guard let base = bytes.baseAddress, let start = target.baseAddress, target.count >= bytes.count else { return }
        WebSocketMask.combine(base, with: key, into: start, bytes.count)
        advance(bytes.count)
    }

    private mutating func advance(_ count: Int) {
        let bits = UInt32(truncatingIfNeeded: count & 3) &* 8
        if bits > 0 { key = key >> bits | key << (32 &- bits) }
    }

    private static func combine(
        _ source: UnsafeRawPointer, with key: UInt32, into target: UnsafeMutableRawPointer, _ count: Int
    ) {
        let wide = UInt64(key) | UInt64(key) << 32
        var offset = 0
        while count &- offset >= 8 {
            let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ wide
            target.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
            offset &+= 8
        }
        var rest = wide
        while offset < count {
            let byte = source.load(fromByteOffset: offset, as: UInt8.self) ^ UInt8(truncatingIfNeeded: rest)
            target.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
            rest >>= 8
            offset &+= 1
        }
    }
}
