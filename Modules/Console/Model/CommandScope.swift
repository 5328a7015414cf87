/// A command together with the commands above it: what is in scope at one place of the tree.
struct CommandScope {
    /// From the program's own command downwards; never empty.
    private(set) var chain: [Command]

    init(root: Command) { chain = [root] }

    /// Follows names and aliases downwards; nil where one is not found.
    init?(root: Command, path: [String]) {
        chain = [root]
        for name in path {
            guard let next = current.subcommand(named: name) else { return nil }
            chain.append(next)
        }
    }

    var current: Command { chain[chain.count - 1] }

    /// The canonical names, the program's own included.
    var names: [String] { chain.map(\.name) }

    /// The canonical names below the program.
    var path: [String] { chain.dropFirst().map(\.name) }

    /// The names as they are typed: `prodex profile add`.
    var spelling: String { names.joined(separator: " ") }

    mutating func enter(_ command: Command) { chain.append(command) }

    /// Options of the current command first, then what it inherits, nearest first.
    var options: [Option] { current.options + inheritedOptions }

    var inheritedOptions: [Option] {
        chain.dropLast().reversed().flatMap { $0.options.filter(\.isInherited) }
    }

    /// The option that a long name without dashes turns on.
    func option(named name: String) -> Option? { options.first { $0.names.contains(name) } }

    func option(short letter: Character) -> Option? { options.first { $0.short == letter } }

    /// The option that `--no-x` turns off.
    func option(negatedBy name: String) -> Option? {
        guard name.hasPrefix("no-") else { return nil }
        let wanted = String(name.dropFirst(3))
        return options.first { $0.isNegatable && $0.names.contains(wanted) }
    }

    /// Whether some value in scope is a secret, so that stray words must not be repeated either.
    var acceptsSecrets: Bool {
        options.contains { $0.value?.isSensitive == true } || current.positionals.contains(where: \.value.isSensitive)
    }
}
