import Formats
import Testing

/// One row of an editing table: a document, what is done to it, and its bytes afterwards.
struct TOMLEdit: Sendable, CustomTestStringConvertible {
    enum Action: Sendable {
        case set(TOMLPath, TOMLValue)
        case setLiteral(TOMLPath, String)
        case remove(TOMLPath)
        case removeAll(TOMLPath)
    }

    let name: String
    let before: String
    let action: Action
    let after: String

    init(_ name: String, _ before: String, _ action: Action, _ after: String) {
        self.name = name
        self.before = before
        self.action = action
        self.after = after
    }

    var testDescription: String { name }

    static let all = replacing + adding + addingTables + inline + arrays + removing + removingAll
}

extension TOMLDocument {
    /// Does the action and returns the splices it made.
    mutating func perform(_ action: TOMLEdit.Action) throws -> [TOMLSplice] {
        switch action {
        case .set(let path, let value): try set(path, to: value).map { [$0] } ?? []
        case .setLiteral(let path, let text): try set(path, to: .string(text), strings: .literal).map { [$0] } ?? []
        case .remove(let path): try remove(path).map { [$0] } ?? []
        case .removeAll(let path): try removeAll(under: path)
        }
    }
}
