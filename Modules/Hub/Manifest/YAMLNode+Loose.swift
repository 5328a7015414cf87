import Formats

// The manifest is shared with programs that take a value for what it is worth: `enabled: 0` switches off, and
// `branch: 12` names a branch.
extension YAMLNode {
    /// Whether the value counts as true: neither null, false, zero nor empty.
    var isTruthy: Bool {
        switch content {
        case .sequence(let items): !items.isEmpty
        case .mapping(let pairs): !pairs.isEmpty
        case .scalar(let scalar):
            switch scalar.value {
            case .null: false
            case .bool(let value): value
            case .integer(let value): value != 0
            case .float(let value): value != 0
            case .string(let text): !text.isEmpty
            case .binary(let bytes): !bytes.isEmpty
            case .largeInteger, .timestamp: true
            }
        }
    }

    /// The text of a scalar that counts as true, as it is spelled.
    var looseText: String? { isTruthy ? scalar?.text : nil }

    /// A text with something in it, without white space at its ends; nil for everything that is no text.
    var filledText: String? { string?.trimmedOrNil }
}
