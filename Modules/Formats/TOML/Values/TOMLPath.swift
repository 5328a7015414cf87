/// The way from the root of a document to a value: `["profiles", "work", "model"]`, `["hooks", 0, "command"]`.
public struct TOMLPath: Hashable, Sendable {
    /// One step: into a table by name, or into an array by index.
    public struct Step: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            case key(ExactText)
            case index(Int)
        }
        let kind: Kind

        public static func key(_ name: String) -> Step { Step(kind: .key(ExactText(name))) }
        public static func index(_ index: Int) -> Step { Step(kind: .index(index)) }

        /// The name, if this step goes into a table.
        public var name: String? { if case .key(let name) = kind { name.text } else { nil } }
        /// The index, if this step goes into an array.
        public var index: Int? { if case .index(let index) = kind { index } else { nil } }
    }

    public var steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    public func appending(_ step: Step) -> TOMLPath { TOMLPath(steps + [step]) }

    /// True when `other` is this path or lies below it.
    public func contains(_ other: TOMLPath) -> Bool { other.steps.starts(with: steps) }
}

extension TOMLPath: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: Step...) { self.init(elements) }
}

extension TOMLPath.Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    public init(stringLiteral value: String) { self = .key(value) }
    public init(integerLiteral value: Int) { self = .index(value) }
}

extension TOMLPath {
    /// For messages: names come from files and can be of any length.
    var shown: String {
        let text = description
        return text.utf8.count <= 120 ? text : "\(text.prefix(100))…"
    }
}

extension TOMLPath: CustomStringConvertible {
    /// As a person writes it: `profiles.work.model`, `hooks[0].command`.
    public var description: String {
        var text = ""
        for step in steps {
            switch step.kind {
            case .key(let name):
                if !text.isEmpty { text += "." }
                text += TOMLText.key(name.text)
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }
}
