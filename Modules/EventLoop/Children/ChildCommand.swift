/// A program to start, with everything that it is given.
///
/// Nothing is handed down silently: the environment is stated, descriptors are those named here, signals have their
/// default meaning and none is blocked.
///
/// **Between fork and exec.** What must happen there (confinement, limits) is done by a program of one's own that
/// stands in between: see ``wrapping``.
public struct ChildCommand: Sendable {
    /// How a child belongs to us.
    public enum Form: Hashable, Sendable {
        /// In our process group and at our terminal, whose Ctrl-C reaches both: a program that the user talks to.
        ///
        /// It is left running when the loop ends.
        case foreground
        /// In a session of its own (setsid(2)), away from the terminal, and ended as a group: see ``Child``.
        ///
        /// It is killed with its group when the loop ends.
        case session
    }

    /// What one of the standard streams of a child leads to.
    public struct Stream: Hashable, Sendable {
        enum Kind: Hashable { case null, inherit, pipe, descriptor(Int32), output }
        let kind: Kind
        /// `/dev/null`.
        public static let null = Stream(kind: .null)
        /// The same as our own.
        public static let inherit = Stream(kind: .inherit)
        /// A pipe, whose other end is a stream of the ``Child``.
        public static let pipe = Stream(kind: .pipe)
        /// A file or socket that we have open, and keep.
        public static func descriptor(_ number: Int32) -> Stream { Stream(kind: .descriptor(number)) }
        /// For standard error: wherever standard output goes.
        public static let output = Stream(kind: .output)
    }

    /// A path, or a name to be looked up in ``searchPath``.
    ///
    /// A relative path is seen from ``directory``.
    public var program: String
    public var arguments: [String]
    public var environment: ChildEnvironment
    /// What `PATH` is, for programs that are given by name; entries that are not absolute are passed over.
    public var searchPath: String?
    /// Where the child works; nil for where we do.
    public var directory: String?
    public var form: Form
    public var input: Stream
    public var output: Stream
    public var errors: Stream
    /// Further descriptors, by the number (from 3 to 255) that each has in the child.
    ///
    /// They are ours to close.
    public var descriptors: [Int32: Int32] = [:]
    /// A program and arguments that stand in front.
    ///
    /// It is started in the place of the other, gets that one's path and arguments behind its own, and is to execute it
    /// in the end.
    public var wrapping: [String] = []

    public init(
        _ program: String, _ arguments: [String] = [], form: Form, environment: ChildEnvironment,
        searchPath: String? = nil, directory: String? = nil, input: Stream, output: Stream, errors: Stream
    ) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.searchPath = searchPath
        self.directory = directory
        self.form = form
        self.input = input
        self.output = output
        self.errors = errors
    }

    /// A program that takes our place in front of the user for a while.
    public static func foreground(
        _ program: String, _ arguments: [String] = [], environment: ChildEnvironment, searchPath: String? = nil
    ) -> ChildCommand {
        ChildCommand(
            program, arguments, form: .foreground, environment: environment, searchPath: searchPath, input: .inherit,
            output: .inherit, errors: .inherit)
    }

    /// A program in a session of its own, which reads nothing and whose output is for us.
    public static func session(
        _ program: String, _ arguments: [String] = [], environment: ChildEnvironment, searchPath: String? = nil,
        directory: String? = nil
    ) -> ChildCommand {
        ChildCommand(
            program, arguments, form: .session, environment: environment, searchPath: searchPath, directory: directory,
            input: .null, output: .pipe, errors: .pipe)
    }
}
