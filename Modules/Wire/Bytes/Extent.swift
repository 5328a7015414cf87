/// A place in a head, half the size of a `Range<Int>`; heads are at most 16 MiB.
struct Extent: Hashable, Sendable {
    private let start: UInt32
    private let end: UInt32

    @inline(__always) init(_ range: Range<Int>) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        end = UInt32(truncatingIfNeeded: range.upperBound)
    }

    /// Nowhere.
    init() {
        start = .max
        end = .max
    }

    /// Nil for nowhere.
    var range: Range<Int>? { start == .max ? nil : place }

    var place: Range<Int> { Int(start)..<Int(end) }
}
