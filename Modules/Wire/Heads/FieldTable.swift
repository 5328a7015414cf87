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

    public var nameRange: Range<Int> { Int(lineStart)..<Int(lineStart) + Int(nameLength) }
    /// The value without the blanks around it; may be empty.
    public var valueRange: Range<Int> { Int(valueStart)..<Int(valueStart) + Int(valueLength) }
    /// The whole line with its CRLF: what a relay copies.
    public var lineRange: Range<Int> { Int(lineStart)..<Int(lineEnd) }
}

/// The field lines of a head in the order they came; keeps its memory from one head to the next.
///
/// It holds places and no bytes: whoever asks for a value hands over the bytes of the head again.
public struct FieldTable: Sendable {
    private var fields: [Field] = []
    /// A bit for each known name that occurs.
    private var seen: UInt64 = 0

    public init() {}

    public var count: Int { fields.count }
    public var isEmpty: Bool { fields.isEmpty }

    public subscript(index: Int) -> Field { fields[index] }

    /// Whether this known name occurs; costs one comparison.
    @inline(__always) public func contains(_ name: FieldName) -> Bool { seen & name.bit != 0 }

    func containsAny(of names: FieldNameSet) -> Bool { seen & names.bits != 0 }

    /// The place of the first value under this name, known names only.
    public func firstValue(_ name: FieldName) -> Range<Int>? {
        guard contains(name), name != .other else { return nil }
        return fields.first { $0.name == name }?.valueRange
    }

    /// The place of the only value under this name; nil where there is none or more than one.
    public func onlyValue(_ name: FieldName) -> Range<Int>? {
        guard contains(name), name != .other else { return nil }
        var found: Range<Int>?
        for field in fields where field.name == name {
            guard found == nil else { return nil }
            found = field.valueRange
        }
        return found
    }

    /// The place of the first value under any name, compared without regard to case.
    public func firstValue(named name: StaticString, in head: RawSpan) -> Range<Int>? {
        firstIndex(named: name, from: 0, in: head).map { fields[$0].valueRange }
    }

    /// The number of the next field with this name, known or not, at or after `start`.
    public func firstIndex(named name: StaticString, from start: Int, in head: RawSpan) -> Int? {
        head.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            return fields.indices.dropFirst(start).first { index in
                let range = fields[index].nameRange
                return range.upperBound <= bytes.count && ByteScan.matches(name, base, range)
            }
        }
    }

    /// Calls `body` for each field in order.
    public func forEach<Failure: Error>(_ body: (Field) throws(Failure) -> Void) throws(Failure) {
        for field in fields { try body(field) }
    }

    /// Whether one of the comma-separated elements of all values under a known name is this token, case aside.
    public func list(_ name: FieldName, contains token: StaticString, in head: RawSpan) -> Bool {
        guard contains(name) else { return false }
        for field in fields where field.name == name {
            var elements = ListElements(field.valueRange)
            while let element = elements.next(in: head) {
                if head.equals(token, at: element) { return true }
            }
        }
        return false
    }

    /// Calls `body` with each longest run of lines that may be forwarded and are not excluded.
    @inline(__always) func forEachRun(excluding excluded: FieldNameSet, _ body: (Range<Int>) -> Void) {
        var start = 0
        var end = 0
        for field in fields {
            if field.isHopByHop || excluded.contains(field.name) {
                if end > start { body(start..<end) }
                start = Int(field.lineEnd)
                end = start
            } else {
                if end == 0 { start = Int(field.lineStart) }
                end = Int(field.lineEnd)
            }
        }
        if end > start { body(start..<end) }
    }

    @inline(__always) mutating func append(_ field: Field) {
        fields.append(field)
        seen |= field.name.bit
    }

    mutating func removeAll() {
        fields.removeAll(keepingCapacity: true)
        seen = 0
    }

    /// Gives the memory back, for a connection that falls idle.
    mutating func releaseMemory() {
        fields = []
        seen = 0
    }

    mutating func markHopByHop(_ index: Int) { fields[index].isHopByHop = true }
}
