/// The values for a statement's parameters: `[1, "a", nil]` by order, `["id": 1, "note": nil]` by name.
///
/// Exactly the parameters of the statement must be given: one missing or one too many is an error, where SQLite itself
/// would bind NULL or ignore it.
public struct SQLiteParameters: Sendable, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    enum Content: Sendable {
        case ordered([SQLiteValue])
        case named([(name: String, value: SQLiteValue)])
    }

    let content: Content

    /// For a statement without parameters.
    public static let none = SQLiteParameters([])

    public init(_ ordered: [SQLiteValue]) { content = .ordered(ordered) }

    public init(arrayLiteral values: (any SQLiteConvertible)?...) {
        content = .ordered(values.map { $0?.sqliteValue ?? .null })
    }

    /// - Parameter elements: names without the `:`, `@` or `$` that the statement writes before them.
    public init(dictionaryLiteral elements: (String, (any SQLiteConvertible)?)...) {
        content = .named(elements.map { ($0.0, $0.1?.sqliteValue ?? .null) })
    }
}
