import Console

/// A command of the tree together with what it does.
protocol CommandPart {
    static var command: Command { get }
    static func bind(_ handlers: inout CarHandlers)
}

/// Handlers whose errors are translated for the person who runs them.
struct CarHandlers {
    private(set) var handlers = Handlers()

    mutating func on(_ path: String..., run: @escaping @Sendable (Invocation) async throws -> ExitCode) {
        handlers.on(path) { invocation in
            do {
                return try await run(invocation)
            } catch {
                throw ErrorTranslation.reportable(error)
            }
        }
    }
}
