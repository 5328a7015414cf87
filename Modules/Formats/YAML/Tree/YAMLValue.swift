/// What a scalar means under YAML 1.1.
public enum YAMLValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// An integer beyond 64 bits, in decimal.
    case largeInteger(String)
    case float(Double)
    case string(String)
    case timestamp(YAMLTimestamp)
    case binary([UInt8])

    /// The value as a message names it: "the boolean true", "text".
    public var kindName: String {
        switch self {
        case .null: "null"
        case .bool(let value): "the boolean \(value)"
        case .integer, .largeInteger: "an integer"
        case .float: "a number with a fraction"
        case .string: "text"
        case .timestamp(let value): value.time == nil ? "a date" : "a date and time"
        case .binary: "binary data"
        }
    }

    /// A spelling that reads back as this value.
    var canonicalText: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .largeInteger(let digits): digits
        case .float(let value): YAMLNumbers.text(of: value)
        case .string(let text): text
        case .timestamp(let value): value.description
        case .binary(let bytes): YAMLBase64.text(of: bytes)
        }
    }
}

extension YAMLValue: Hashable {
    // By hand for one reason: not-a-number is equal to itself here, so that a tree that holds it equals itself.
    public static func == (left: YAMLValue, right: YAMLValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.largeInteger(let left), .largeInteger(let right)): left == right
        case (.float(let left), .float(let right)): left == right || (left.isNaN && right.isNaN)
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.timestamp(let left), .timestamp(let right)): left == right
        case (.binary(let left), .binary(let right)): left == right
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(value)
        case .largeInteger(let digits): hasher.combine(digits)
        case .float(let value): hasher.combine(value.isNaN ? 0 : value)
        case .string(let text): hasher.combine(text)
        case .timestamp(let value): hasher.combine(value)
        case .binary(let bytes): hasher.combine(bytes)
        }
    }
}
