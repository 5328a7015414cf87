/// An argument that is known by its place.
public struct Positional: Hashable, Sendable {
    /// How many it takes and from where; new forms may be added.
    public struct Arity: Hashable, Sendable {
        enum Form: Hashable, Sendable { case required, optional, any, oneOrMore, afterTerminator, remainder }

        let form: Form
        public static let required = Arity(form: .required)
        public static let optional = Arity(form: .optional)
        /// None, one or many.
        public static let any = Arity(form: .any)
        public static let oneOrMore = Arity(form: .oneOrMore)
        /// Everything after `--`, untouched.
        public static let afterTerminator = Arity(form: .afterTerminator)
        /// Everything from the first word that is not an option of this command, untouched.
        public static let remainder = Arity(form: .remainder)
    }

    public var value: Value
    public var arity: Arity
    /// One line without a full stop.
    public var summary: String

    public init(_ value: Value, _ arity: Arity = .required, summary: String) {
        self.value = value
        self.arity = arity
        self.summary = summary
    }

    /// What help calls it and what identifies it within its command.
    public var name: String { value.name }

    /// Whether its words are another program's business.
    var isHandedOn: Bool { arity == .afterTerminator || arity == .remainder }
    var takesMany: Bool { arity != .required && arity != .optional }
    var isNeeded: Bool { arity == .required || arity == .oneOrMore }
}
