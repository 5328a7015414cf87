/// The shells that completion scripts are written for.
public struct CompletionShell: Hashable, Sendable, CustomStringConvertible {
    private enum Kind: String, CaseIterable { case bash, zsh, fish }

    private let kind: Kind
    public static let bash = CompletionShell(kind: .bash)
    public static let zsh = CompletionShell(kind: .zsh)
    public static let fish = CompletionShell(kind: .fish)

    static let words = Kind.allCases.map(\.rawValue)

    /// The shell as it is called.
    public var description: String { kind.rawValue }

    private init(kind: Kind) { self.kind = kind }

    init?(word: String) {
        guard let kind = Kind(rawValue: word) else { return nil }
        self.kind = kind
    }

    /// The script that makes this shell complete a program's command line.
    public func script(for program: String) -> String {
        switch kind {
        case .bash: BashCompletion.script(for: program)
        case .zsh: ZshCompletion.script(for: program)
        case .fish: FishCompletion.script(for: program)
        }
    }
}
