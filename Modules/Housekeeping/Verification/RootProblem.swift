public import Storage

/// Something in a root that should not be so.
public struct RootProblem: Hashable, Sendable, CustomStringConvertible {
    /// What kind of problem it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String { case unreadable, linkOutside, special, foreignOwner, interrupted }
        private let kind: Kind
        /// A file or directory that cannot be read.
        public static let unreadable = Code(kind: .unreadable)
        /// A link that is absolute, or leads out of the root or may.
        public static let linkOutside = Code(kind: .linkOutside)
        /// A pipe or a device.
        public static let special = Code(kind: .special)
        /// An entry that belongs to another user.
        public static let foreignOwner = Code(kind: .foreignOwner)
        /// A move or an import that was cut short.
        public static let interrupted = Code(kind: .interrupted)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// Where in the root; nil for the root itself.
    public let path: TreePath?
    /// One sentence for a person.
    public let message: String

    public var description: String { message }
}
