/// Why something could not be sealed or opened.
public struct SealingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String { case rejected, cost, shape, unavailable }
        private let kind: Kind
        /// Wrong password, or changed data: nobody can tell these apart.
        public static let rejected = Code(kind: .rejected)
        /// The cost of the key derivation is outside what we are willing to spend.
        public static let cost = Code(kind: .cost)
        /// A salt, nonce, password or ciphertext of a length that cannot be right.
        public static let shape = Code(kind: .shape)
        /// The library or the memory for it is missing on this machine.
        public static let unavailable = Code(kind: .unavailable)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// A sentence for a person, without anything of the data in it.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }

    static let rejected = SealingError(
        .rejected, "the password is wrong, or the sealed data was changed; try the password again")
    static let unavailable = SealingError(
        .unavailable, "this system's libgcrypt cannot do it: version \(Gcrypt.oldestVersion) or newer is needed")
}
