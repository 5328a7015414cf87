/// What a scan found of what its plan asked for.
public struct JSONFacts: Hashable, Sendable {
    var values: [JSONFact?]
    var matches: [Bool]

    /// The value asked for, or nil when the text has none there.
    public subscript(value: JSONFactsPlan.Value) -> JSONFact? {
        values.indices.contains(value.field) ? values[value.field] : nil
    }

    /// Whether what was asked holds.
    public subscript(match: JSONFactsPlan.Match) -> Bool {
        matches.indices.contains(match.field) && matches[match.field]
    }
}

/// One value that a scan found: where it stands, and what it is if it is small.
public struct JSONFact: Hashable, Sendable {
    /// What a value is, as its first byte tells.
    public struct Kind: Hashable, Sendable {
        private enum Case { case null, bool, number, string, array, object }
        private let value: Case
        public static let null = Kind(value: .null)
        public static let bool = Kind(value: .bool)
        public static let number = Kind(value: .number)
        public static let string = Kind(value: .string)
        public static let array = Kind(value: .array)
        public static let object = Kind(value: .object)

        /// The first byte of a well-formed value tells its kind.
        init(startingWith byte: UInt8) {
            switch byte {
            case UInt8(ascii: "\""): self = .string
            case UInt8(ascii: "{"): self = .object
            case UInt8(ascii: "["): self = .array
            case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .bool
            case UInt8(ascii: "n"): self = .null
            default: self = .number
            }
        }

        private init(value: Case) { self.value = value }

        var isScalar: Bool { value != .array && value != .object }
    }

    public let kind: Kind
    /// The bytes of the value, quotation marks and brackets included.
    public let range: Range<Int>
    /// The value itself; nil for an array, an object, and what is longer than the plan's `maxValueBytes`.
    public let scalar: JSON?

    public var string: String? { scalar?.string }
    public var bool: Bool? { scalar?.bool }
    public var int64: Int64? { scalar?.int64 }
    public var isNull: Bool { kind == .null }
}
