/// What the commands of a program do: closures bound to the commands' places in the tree.
public struct Handlers: Sendable {
    /// Runs a command, and says with which code the program ends.
    public typealias Handler = @Sendable (Invocation) async throws -> ExitCode
    /// Answers a completion: what a value may be, given what is typed of it.
    public typealias Completion = @Sendable (String) async -> [CompletionCandidate]

    private var handlers: [[String]: Handler] = [:]
    private var completions: [String: Completion] = [:]

    public init() {}

    /// Binds what the command at a path below the program does.
    public mutating func on(_ path: String..., handler: @escaping Handler) { on(path, handler: handler) }

    /// The same, for a path that was put together elsewhere.
    public mutating func on(_ path: [String], handler: @escaping Handler) { handlers[path] = handler }

    /// Binds a dynamic completion source by its name.
    public mutating func completing(_ source: String, _ completion: @escaping Completion) {
        completions[source] = completion
    }

    func handler(for path: [String]) -> Handler? { handlers[path] }

    func completion(_ source: String) -> Completion? { completions[source] }

    /// Every path that has a handler.
    var paths: Set<[String]> { Set(handlers.keys) }
}
