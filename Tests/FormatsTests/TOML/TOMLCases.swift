import Formats
import Testing

/// A document and the tree it means, written by `treeText`.
struct ValidTOML: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let tree: String

    init(_ name: String, _ text: String, _ tree: String) {
        self.name = name
        self.text = text
        self.tree = tree
    }

    var testDescription: String { name }

    static let all = strings + numbers + dates + keys + tables + arrays + layout
}

/// A document that is refused, with the kind of the refusal and its line.
struct InvalidTOML: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let code: FormatError.Code
    let line: Int

    init(_ name: String, _ text: String, _ code: FormatError.Code, line: Int) {
        self.name = name
        self.text = text
        self.code = code
        self.line = line
    }

    var testDescription: String { name }

    static let all = strings + numbers + dates + keys + tables + arrays + layout
}

extension TOMLValue {
    /// The tree as text, independent of the encoder: `{a: 1, b: {c: "x"}}`.
    var treeText: String {
        switch self {
        case .string(let value): quoted(value)
        case .integer(let value): "\(value)"
        case .float(let value): "\(value)"
        case .boolean(let value): "\(value)"
        case .offsetDateTime(let value): "\(value)"
        case .localDateTime(let value): "\(value)"
        case .localDate(let value): "\(value)"
        case .localTime(let value): "\(value)"
        case .array(let elements): "[\(elements.map(\.treeText).joined(separator: ", "))]"
        case .table(let table): table.treeText
        }
    }
}

extension TOMLTable {
    var treeText: String {
        let members = map { member in
            let isBare = member.key.wholeMatch(of: /[A-Za-z0-9_\-]+/) != nil
            return "\(isBare ? member.key : quoted(member.key)): \(member.value.treeText)"
        }
        return "{\(members.joined(separator: ", "))}"
    }
}

private func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case "\0"..<" ", "\u{7F}": "\\u{\(String(scalar.value, radix: 16))}"
        default: String(scalar)
        }
    }
    return "\"\(scalars.joined())\""
}
