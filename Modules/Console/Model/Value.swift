/// What an option or an argument accepts in one place of the command line.
public struct Value: Hashable, Sendable {
    /// What the text must be; new kinds may be added.
    public struct Kind: Hashable, Sendable {
        enum Form: Hashable, Sendable {
            case text
            case integer(ClosedRange<Int>)
            case choice([String])
            case duration
        }

        let form: Form
        public static let text = Kind(form: .text)
        /// A decimal number within bounds, both included.
        public static func integer(in range: ClosedRange<Int>) -> Kind { Kind(form: .integer(range)) }
        /// A length of time as people write it: "90", "10m", "2h30m".
        public static let duration = Kind(form: .duration)
        /// One of a closed list.
        public static func choice(_ values: [String]) -> Kind { Kind(form: .choice(values)) }
    }

    /// How help names it: "FILE".
    public var name: String
    public var kind: Kind
    public var completion: CompletionSource
    /// A secret: no message repeats it.
    public var isSensitive: Bool

    public init(
        _ name: String, _ kind: Kind = .text, completion: CompletionSource = .nothing, isSensitive: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.completion = completion
        self.isSensitive = isSensitive
    }

    /// The closed list, when there is one.
    public var choices: [String]? {
        if case .choice(let values) = kind.form { values } else { nil }
    }

    /// The bounds of a number, when it is one.
    public var range: ClosedRange<Int>? {
        if case .integer(let range) = kind.form { range } else { nil }
    }
}
