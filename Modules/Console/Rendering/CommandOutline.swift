/// The command tree as lines: each command that can be run, with its summary.
enum CommandOutline {
    static func text(_ scope: CommandScope) -> String {
        let rows = leaves(scope)
        let widest = rows.map(\.name.count).max() ?? 0
        return rows.map { row in
            row.name + String(repeating: " ", count: widest - row.name.count + 2) + row.summary + "\n"
        }.joined()
    }

    private static func leaves(_ scope: CommandScope) -> [(name: String, summary: String)] {
        let visible = scope.current.visibleSubcommands
        if visible.isEmpty { return [(scope.spelling, scope.current.summary)] }
        return visible.flatMap { subcommand in
            var below = scope
            below.enter(subcommand)
            return leaves(below)
        }
    }
}
