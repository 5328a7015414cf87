/// The few values of a JSON text that a caller wants, stated once and looked for in many texts.
///
///     var plan = JSONFactsPlan()
///     let model = plan.value(at: "model")
///     let reasons = plan.match(at: "input", .anyItem, "type", equals: "reasoning")
///     let facts = try plan.scan(body)
///     facts[model]?.string        // "gpt-5"
///     facts[reasons]              // true if any item of `input` has that type
///
/// A scan walks the bytes once and builds no tree. See `scan(_:)` for what it checks.
public struct JSONFactsPlan: Sendable {
    /// Names a value that was asked for; good for the facts of this plan only.
    public struct Value: Hashable, Sendable {
        let field: Int
    }

    /// Names a question that was asked; good for the facts of this plan only.
    public struct Match: Hashable, Sendable {
        let field: Int
    }

    public var options: JSONFactsOptions
    private(set) var tree = JSONFactsTree()

    public init(options: JSONFactsOptions = .standard) { self.options = options }

    /// Asks for the value at a path; where the path goes through `anyItem`, the first item that has it counts.
    public mutating func value(at path: JSONPathStep...) -> Value { value(at: path) }

    public mutating func value(at path: [JSONPathStep]) -> Value {
        Value(field: tree.add(path, expectedText: nil))
    }

    /// Asks whether the value at a path is this string, in any of the items if the path goes through `anyItem`.
    public mutating func match(at path: JSONPathStep..., equals text: String) -> Match {
        match(at: path, equals: text)
    }

    public mutating func match(at path: [JSONPathStep], equals text: String) -> Match {
        Match(field: tree.add(path, expectedText: Array(text.utf8)))
    }
}

/// One step from a value towards a value within it.
public struct JSONPathStep: Sendable, ExpressibleByStringLiteral {
    enum Kind { case key(String), anyItem }
    let kind: Kind

    /// Into the member of that name.
    public static func key(_ name: String) -> JSONPathStep { JSONPathStep(kind: .key(name)) }
    /// Into each item of an array.
    public static let anyItem = JSONPathStep(kind: .anyItem)

    public init(stringLiteral name: String) { self.init(kind: .key(name)) }
    private init(kind: Kind) { self.kind = kind }
}
