/// One field line of a head, as places in the bytes of that head.
public struct Field: Hashable, Sendable {
    /// The name, if it is one the codecs know.
    public let name: FieldName
    /// Whether it is for this connection only and must not be forwarded (RFC 9110 section 7.6.1).
    public internal(set) var isHopByHop: Bool
    let nameLength: UInt16
    let lineStart: UInt32
    let valueStart: UInt32
    let valueLength: UInt32
    let lineEnd: UInt32

    /// - Parameter lineEnd: Where the CR stands.
    @inline(__always) init(
        _ name: FieldName, lineStart: Int, nameEnd: Int, valueStart: Int, lineEnd: Int, in base: UnsafeRawPointer
    ) {
        var valueEnd = lineEnd
        while valueEnd > valueStart, ASCII.isBlank(ByteScan.byte(base, valueEnd &- 1)) { valueEnd &-= 1 }
        self.name = name
        isHopByHop = HopByHop.always.contains(name)
        nameLength = UInt16(truncatingIfNeeded: nameEnd &- lineStart)
        self.lineStart = UInt32(truncatingIfNeeded: lineStart)
        self.valueStart = UInt32(truncatingIfNeeded: valueStart)
        valueLength = UInt32(truncatingIfNeeded: valueEnd &- valueStart)
        self.lineEnd = UInt32(truncatingIfNeeded: lineEnd &+ 2)
    }

    private init() {
        name = .other
        isHopByHop = false
        nameLength = 0
        lineStart = 0
        valueStart = 0
        valueLength = 0
        lineEnd = 0
    }

    static var none: Field { Field() }

    public var nameRange: Range<Int> { Int(lineStart)..<Int(lineStart) + Int(nameLength) }
    /// The value without the blanks around it; may be empty.
    public var valueRange: Range<Int> { Int(valueStart)..<Int(valueStart) + Int(valueLength) }
    /// The whole line with its CRLF: what a relay copies.
    public var lineRange: Range<Int> { Int(lineStart)..<Int(lineEnd) }
}
