public import Formats

/// Where a value came from, as a person would look for it.
public struct SettingOrigin: Hashable, Sendable, CustomStringConvertible {
    private enum Kind: Hashable, Sendable {
        case builtIn
        case file(String, TextPosition?)
        case environment(String)
        case flag(String)
    }

    private let kind: Kind

    /// The default: no layer said anything.
    public static let builtIn = SettingOrigin(kind: .builtIn)
    /// A file as people know it, and the place in it.
    public static func file(_ name: String, _ position: TextPosition?) -> SettingOrigin {
        SettingOrigin(kind: .file(name, position))
    }
    /// An environment variable by its name.
    public static func environment(_ variable: String) -> SettingOrigin { SettingOrigin(kind: .environment(variable)) }
    /// A flag as it was written, with its dashes.
    public static func flag(_ flag: String) -> SettingOrigin { SettingOrigin(kind: .flag(flag)) }

    /// The name of the file, when it came from one.
    public var file: String? {
        guard case .file(let name, _) = kind else { return nil }
        return name
    }

    /// `config.yml:12`, `environment variable NAME`, `flag --port`, `default`.
    public var description: String {
        switch kind {
        case .builtIn: "default"
        case .file(let name, let position): position.map { "\(name):\($0.line)" } ?? name
        case .environment(let variable): "environment variable \(variable)"
        case .flag(let flag): "flag \(flag)"
        }
    }
}
