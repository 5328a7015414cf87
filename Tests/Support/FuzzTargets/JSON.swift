import Formats

/// What holds for every text: it is refused within its bounds, or its tree survives being written and read again.
public func fuzzJSON(_ bytes: [UInt8]) {
    let tree: JSON
    do {
        tree = try JSON.parse(bytes)
    } catch {
        guard let position = error.position, (0...bytes.count).contains(position.offset) else {
            preconditionFailure("an error names no place within the text: \(error)")
        }
        return
    }
    for style in [JSONStyle.compact, .pretty] {
        let text = tree.serialized(style)
        guard let again = try? JSON.parse(text) else { preconditionFailure("our own text is refused") }
        guard again == tree, again.isEquivalent(to: tree) else {
            preconditionFailure("our own text means something else")
        }
        guard again.serialized(style) == text else { preconditionFailure("the same tree is written in two ways") }
    }
    guard (try? JSON.parse(bytes, limits: JSONLimits(duplicates: .keepLast))) == tree else {
        preconditionFailure("the rule for duplicates changes a text without any")
    }
}
