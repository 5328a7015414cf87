/// Why a program could not be started.
public struct ChildError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case notFound, notExecutable, interpreterMissing, directoryMissing, notPermitted, tooLong, invalid
            case busy, exhausted, closed, other
        }
        private let kind: Kind
        /// There is no such program.
        public static let notFound = Code(kind: .notFound)
        /// There is a file of that name, and it cannot be executed.
        public static let notExecutable = Code(kind: .notExecutable)
        /// What the program's first line or its format names to run it is missing.
        public static let interpreterMissing = Code(kind: .interpreterMissing)
        /// The directory to work in is missing, or not a directory.
        public static let directoryMissing = Code(kind: .directoryMissing)
        public static let notPermitted = Code(kind: .notPermitted)
        /// Arguments and environment are larger than the system allows.
        public static let tooLong = Code(kind: .tooLong)
        /// The command itself is wrong: a zero byte, a descriptor that is not open.
        public static let invalid = Code(kind: .invalid)
        /// Somebody has the program open for writing; trying again may help.
        public static let busy = Code(kind: .busy)
        /// No processes, descriptors or memory left.
        public static let exhausted = Code(kind: .exhausted)
        /// The loop has ended.
        public static let closed = Code(kind: .closed)
        public static let other = Code(kind: .other)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// The program, or the directory that it was to work in.
    public let subject: String
    public let detail: String?

    public init(_ code: Code, _ subject: String, detail: String? = nil) {
        self.code = code
        self.subject = subject
        self.detail = detail
    }

    public var description: String {
        let sentence =
            switch code {
            case .notFound: "\(subject) was not found; install it, or check PATH"
            case .notExecutable: "\(subject) cannot be executed; check its permissions and that it is for this machine"
            case .interpreterMissing: "\(subject) cannot run: the interpreter or loader that it names is missing"
            case .directoryMissing: "the directory \(subject) to work in does not exist"
            case .notPermitted: "starting \(subject) is not permitted"
            case .tooLong: "arguments and environment of \(subject) are longer than the system allows"
            case .invalid: "\(subject) cannot be started this way"
            case .busy: "\(subject) is being written at the moment; try again"
            case .exhausted: "no processes, descriptors or memory left to start \(subject)"
            case .closed: "\(subject) was not started: the loop has ended"
            default: "\(subject) could not be started"
            }
        return detail.map { "\(sentence) (\($0))" } ?? sentence
    }
}
