/// What the resolution of roots needs to know of a process: its variables, and where it stands.
public struct Surroundings: Sendable {
    private let variables: [String: String]
    /// The working directory.
    public let directory: AbsolutePath

    public init(environment: [String: String], directory: AbsolutePath) {
        variables = environment
        self.directory = directory
    }

    /// A variable's value; empty counts as not set, since a shell has no other way to take one away for one command.
    public func variable(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The user's home, when the environment says where it is.
    public var home: AbsolutePath? { variable("HOME").flatMap { try? AbsolutePath($0) } }

    /// The user's home, or why there is none.
    func requireHome(for purpose: String, instead: String) throws(StateRootError) -> AbsolutePath {
        guard let text = variable("HOME") else {
            throw StateRootError(
                .badPath, "HOME", "is not set, and \(purpose) is in the home directory",
                remedy: "set HOME, or \(instead)")
        }
        do throws(StateRootError) {
            return try AbsolutePath(text)
        } catch {
            throw StateRootError(
                .badPath, text, "HOME is not a usable path: \(error.message)", remedy: "set HOME, or \(instead)")
        }
    }

    /// A directory that a variable names; the rest of the system ignores relative ones (XDG Base Directory, "Basics").
    func directory(_ name: String) -> AbsolutePath? { variable(name).flatMap { try? AbsolutePath($0) } }
}
