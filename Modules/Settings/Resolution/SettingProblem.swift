/// One thing that is wrong with a configuration, where it stands, and what to do about it.
public struct SettingProblem: Hashable, Sendable, CustomStringConvertible {
    /// What kind of problem it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String { case unknownKey, wrongType, outOfRange, forbidden, unreadable }
        private let kind: Kind
        /// No setting has this name.
        public static let unknownKey = Code(kind: .unknownKey)
        /// The value is of another type.
        public static let wrongType = Code(kind: .wrongType)
        /// The type is right, and the value is not among those allowed.
        public static let outOfRange = Code(kind: .outOfRange)
        /// This layer may not set this key.
        public static let forbidden = Code(kind: .forbidden)
        /// The file does not follow its format.
        public static let unreadable = Code(kind: .unreadable)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// The dotted name; nil when the whole file is meant.
    public let key: String?
    /// Where the value stands that has the problem.
    public let origin: SettingOrigin
    /// One clause, lower case, without a full stop.
    public let message: String
    /// What to do, one clause.
    public let remedy: String

    init(_ code: Code, key: String?, origin: SettingOrigin, _ message: String, remedy: String) {
        self.code = code
        self.key = key
        self.origin = origin
        self.message = message
        self.remedy = remedy
    }

    public var description: String {
        "\(origin): " + (key.map { "\($0): " } ?? "") + "\(message); \(remedy)"
    }
}

/// Everything that is wrong with a configuration, in the order of its layers.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    public let problems: [SettingProblem]

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
