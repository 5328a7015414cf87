/// Comparisons whose duration does not tell where two values differ.
public enum ConstantTime {
    /// Whether both hold the same bytes; only the counts influence how long the answer takes.
    public static func areEqual(_ left: RawSpan, _ right: RawSpan) -> Bool {
        guard left.byteCount == right.byteCount else { return false }
        var difference: UInt8 = 0
        for index in 0..<left.byteCount {
            let first = left.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            let second = right.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            difference |= first ^ second
        }
        return difference == 0
    }

    /// The same for arrays.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        areEqual(left.span.bytes, right.span.bytes)
    }
}
