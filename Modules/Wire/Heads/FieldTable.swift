/// The field lines of a head in the order they came; keeps its memory from one head to the next.
///
/// It holds places and no bytes: whoever asks for a value hands over the bytes of the head again.
public struct FieldTable: Sendable {
    /// The first ``count`` are fields; the rest is room.
    var slots: [Field] = []
    public internal(set) var count = 0
    /// A bit for each known name that occurs.
    var seen: UInt64 = 0
    /// A bit for each known name that occurs more than once.
    var repeated: UInt64 = 0

    public init() {}

    public var isEmpty: Bool { count == 0 }

    /// The field with this number, which must be below ``count``.
    public subscript(index: Int) -> Field { slots[index] }

    /// Whether this known name occurs; costs one comparison.
    public func contains(_ name: FieldName) -> Bool { seen & name.bit != 0 }

    func containsAny(of names: FieldNameSet) -> Bool { seen & names.bits != 0 }

    /// The place of the first value under this name, known names only.
    public func firstValue(_ name: FieldName) -> Range<Int>? {
        guard contains(name), name != .other else { return nil }
        for index in 0..<count where slots[index].name == name { return slots[index].valueRange }
        return nil
    }

    /// The place of the only value under this name; nil where there is none or more than one.
    public func onlyValue(_ name: FieldName) -> Range<Int>? {
        repeated & name.bit == 0 ? firstValue(name) : nil
    }

    /// The place of the first value under any name, compared without regard to case.
    public func firstValue(named name: StaticString, in head: RawSpan) -> Range<Int>? {
        firstIndex(named: name, from: 0, in: head).map { slots[$0].valueRange }
    }

    /// The number of the next field with this name, known or not, at or after `start`.
    public func firstIndex(named name: StaticString, from start: Int, in head: RawSpan) -> Int? {
        head.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            return slots.prefix(count).indices.dropFirst(start).first { index in
                let range = slots[index].nameRange
                return range.upperBound <= bytes.count && ByteScan.matches(any: name, base, range)
            }
        }
    }

    /// Calls `body` for each field in order.
    public func forEach<Failure: Error>(_ body: (Field) throws(Failure) -> Void) throws(Failure) {
        for index in 0..<count { try body(slots[index]) }
    }

    /// Whether one of the comma-separated elements of all values under a known name is this token, case aside.
    public func list(_ name: FieldName, contains token: StaticString, in head: RawSpan) -> Bool {
        head.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, contains(name), name != .other else { return false }
            for index in 0..<count where slots[index].name == name {
                guard slots[index].valueRange.upperBound <= bytes.count else { return false }
                var elements = ListElements(slots[index].valueRange)
                while let element = elements.next(base) {
                    if ByteScan.matches(any: token, base, element) { return true }
                }
            }
            return false
        }
    }

    /// Calls `body` with each longest run of lines that may be forwarded and are not excluded.
    @inline(__always) func forEachRun(excluding excluded: FieldNameSet, _ body: (Range<Int>) -> Void) {
        slots.withUnsafeBufferPointer { slots in
            guard count > 0, count <= slots.count, let first = slots.baseAddress else { return }
            var start = Int(first.pointee.lineStart)
            var end = start
            for index in 0..<count {
                let field = first + index
                if field.pointee.isHopByHop || excluded.contains(field.pointee.name) {
                    if end > start { body(start..<end) }
                    start = Int(field.pointee.lineEnd)
                }
                end = Int(field.pointee.lineEnd)
            }
            if end > start { body(start..<end) }
        }
    }

    mutating func removeAll() {
        count = 0
        seen = 0
        repeated = 0
    }

    /// Gives the memory back, for a connection that falls idle.
    mutating func releaseMemory() {
        slots = []
        removeAll()
    }

    mutating func markHopByHop(_ index: Int) { slots[index].isHopByHop = true }

    /// Takes a field, for which there is room.
    mutating func append(_ field: Field) {
        slots[count] = field
        count += 1
        repeated |= seen & field.name.bit
        seen |= field.name.bit
    }

    mutating func makeRoom() {
        slots.append(contentsOf: repeatElement(.none, count: max(16, slots.count)))
    }
}
