/// Bytes to be sent: grows as needed and keeps its memory when emptied.
///
/// Heads, chunks, events and frames are written into it by its extensions. It has one owner and lives on one loop.
public struct ByteBuffer: ~Copyable {
    private var base: UnsafeMutableRawPointer?
    public private(set) var capacity = 0
    public private(set) var count = 0

    public init() {}

    public init(capacity: Int) {
        self.init()
        if capacity > 0 { grow(to: capacity) }
    }

    deinit { base?.deallocate() }

    public var isEmpty: Bool { count == 0 }

    /// What was written; valid until the buffer changes or goes.
    public var unsafeBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// Lends what was written.
    public borrowing func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(unsafeBytes.bytes)
    }

    /// What was written, as an array of its own.
    public var array: [UInt8] { Array(unsafeBytes) }

    /// Empties it and keeps the memory.
    public mutating func removeAll() { count = 0 }

    /// Takes back what was written after this count, as when writing has failed halfway.
    public mutating func truncate(to count: Int) { self.count = max(0, min(count, self.count)) }

    /// Empties it and gives the memory back.
    public mutating func releaseMemory() {
        base?.deallocate()
        base = nil
        capacity = 0
        count = 0
    }

    public mutating func append(_ byte: UInt8) {
        reserve(1)
        base.unsafelyUnwrapped.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    public mutating func append(_ bytes: RawSpan) {
        bytes.withUnsafeBytes { append($0) }
    }

    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        append(start, bytes.count)
    }

    public mutating func append(_ text: StaticString) {
        append(UnsafeRawPointer(text.utf8Start), text.utf8CodeUnitCount)
    }

    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Writes a number in decimal digits.
    public mutating func append(decimal number: UInt64) {
        reserve(20)
        var rest = number
        var digits = 1
        while rest > 9 {
            rest /= 10
            digits &+= 1
        }
        rest = number
        for offset in stride(from: count &+ digits &- 1, through: count, by: -1) {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            base.unsafelyUnwrapped.storeBytes(
                of: ASCII.zero &+ UInt8(truncatingIfNeeded: digit), toByteOffset: offset, as: UInt8.self)
            rest = quotient
        }
        count &+= digits
    }

    /// Writes a number in lower-case hexadecimal digits.
    public mutating func append(hexadecimal number: UInt64) {
        reserve(16)
        let digits = max(1, (67 &- number.leadingZeroBitCount) / 4)
        for position in 0..<digits {
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(4 &* (digits &- 1 &- position))) & 0xF
            base.unsafelyUnwrapped.storeBytes(
                of: digit < 10 ? ASCII.zero &+ digit : 0x57 &+ digit, toByteOffset: count &+ position, as: UInt8.self)
        }
        count &+= digits
    }

    /// Makes room for `length` bytes at the end, lets `body` write them, and counts them.
    mutating func appendInPlace(_ length: Int, _ body: (UnsafeMutableRawBufferPointer) -> Void) {
        guard length > 0 else { return }
        reserve(length)
        body(UnsafeMutableRawBufferPointer(start: base.unsafelyUnwrapped + count, count: length))
        count &+= length
    }

    @inline(__always) mutating func append(_ start: UnsafeRawPointer, _ length: Int) {
        guard length > 0 else { return }
        reserve(length)
        ByteBuffer.copy(start, length, to: base.unsafelyUnwrapped + count)
        count &+= length
    }

    /// Writes a field line from parts that are known to be safe.
    mutating func append(
        name: UnsafeRawPointer, _ nameLength: Int, value: UnsafeRawPointer?, _ valueLength: Int
    ) {
        reserve(nameLength &+ valueLength &+ 4)
        let target = base.unsafelyUnwrapped + count
        ByteBuffer.copy(name, nameLength, to: target)
        // ": " and CRLF as little-endian words.
        target.storeBytes(of: UInt16(0x203A).littleEndian, toByteOffset: nameLength, as: UInt16.self)
        if let value { ByteBuffer.copy(value, valueLength, to: target + nameLength + 2) }
        target.storeBytes(
            of: UInt16(0x0A0D).littleEndian, toByteOffset: nameLength &+ valueLength &+ 2, as: UInt16.self)
        count &+= nameLength &+ valueLength &+ 4
    }

    /// Names and separators are short: two words that overlap cost less than a call.
    @inline(__always)
    private static func copy(_ start: UnsafeRawPointer, _ length: Int, to target: UnsafeMutableRawPointer) {
        if length > 16 {
            target.copyMemory(from: start, byteCount: length)
        } else if length >= 8 {
            copyEnds(UInt64.self, start, length &- 8, to: target)
        } else if length >= 4 {
            copyEnds(UInt32.self, start, length &- 4, to: target)
        } else if length >= 2 {
            copyEnds(UInt16.self, start, length &- 2, to: target)
        } else if length == 1 {
            target.storeBytes(of: start.load(as: UInt8.self), as: UInt8.self)
        }
    }

    @inline(__always)
    private static func copyEnds<Word: FixedWidthInteger & BitwiseCopyable>(
        _ word: Word.Type, _ start: UnsafeRawPointer, _ last: Int, to target: UnsafeMutableRawPointer
    ) {
        let end = start.loadUnaligned(fromByteOffset: last, as: Word.self)
        target.storeBytes(of: start.loadUnaligned(as: Word.self), as: Word.self)
        target.storeBytes(of: end, toByteOffset: last, as: Word.self)
    }

    @inline(__always) private mutating func reserve(_ length: Int) {
        if capacity &- count < length { grow(to: count + length) }
    }

    @inline(never) private mutating func grow(to needed: Int) {
        let larger = max(needed, capacity * 2, 64)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        if let base {
            memory.copyMemory(from: base, byteCount: count)
            base.deallocate()
        }
        base = memory
        capacity = larger
    }
}
