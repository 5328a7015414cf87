/// What `--color` says.
public struct ColourChoice: Hashable, Sendable {
    private enum Kind: String, CaseIterable { case auto, always, never }

    private let kind: Kind
    public static let auto = ColourChoice(kind: .auto)
    public static let always = ColourChoice(kind: .always)
    public static let never = ColourChoice(kind: .never)

    /// The words of the option.
    static let words = Kind.allCases.map(\.rawValue)

    private init(kind: Kind) { self.kind = kind }

    /// Nil for any other word.
    init?(word: String) {
        guard let kind = Kind(rawValue: word) else { return nil }
        self.kind = kind
    }
}
