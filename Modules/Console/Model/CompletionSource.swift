/// Where a shell finds candidates for a value; new sources may be added.
public struct CompletionSource: Hashable, Sendable {
    enum Form: Hashable, Sendable {
        case nothing
        case files
        case directories
        case list([String])
        case dynamic(String)
    }

    let form: Form

    /// Nothing useful can be offered; a closed list of the value itself is offered all the same.
    public static let nothing = CompletionSource(form: .nothing)
    public static let files = CompletionSource(form: .files)
    public static let directories = CompletionSource(form: .directories)
    /// Suggestions, where other values are accepted too.
    public static func list(_ values: [String]) -> CompletionSource { CompletionSource(form: .list(values)) }
    /// Asked of the program at the moment of completion, under this name.
    public static func dynamic(_ name: String) -> CompletionSource { CompletionSource(form: .dynamic(name)) }
}
