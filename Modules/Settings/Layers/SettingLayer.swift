import Formats

/// One source of settings; later layers win over earlier ones.
public struct SettingLayer: Sendable {
    /// What kind of source it is, for keys that only some may set: `hub`, `repository`.
    public struct Role: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
        public let name: String
        public init(_ name: String) { self.name = name }
        public init(stringLiteral name: String) { self.init(name) }
        public var description: String { name }

        /// The role of `SettingLayer.environment`.
        public static let environment: Role = "environment"
        /// The role of `SettingLayer.flags`.
        public static let flags: Role = "flags"
    }

    enum Content: Sendable {
        case tree(SettingNode, file: String)
        /// Name, text and origin, in order.
        case texts([(name: String, text: String, origin: SettingOrigin)])
        case unreadable(SettingProblem)
    }

    /// What kind of source it is.
    public let role: Role
    /// Whether it may set what is for trusted layers only.
    public let isTrusted: Bool
    let content: Content
    /// Whether settings that nobody here knows are remarks and not problems.
    var toleratesUnknown = false

    /// The same layer, of a file that other programs share: settings that nobody here knows are remarked on and ignored.
    public func shared() -> SettingLayer {
        var copy = self
        copy.toleratesUnknown = true
        return copy
    }

    /// A file that was read into a neutral tree.
    public static func file(_ root: SettingNode, name: String, role: Role, isTrusted: Bool) -> SettingLayer {
        SettingLayer(role: role, isTrusted: isTrusted, content: .tree(root, file: name))
    }

    /// A YAML file; what is wrong with it is reported together with every other problem.
    ///
    /// - Parameter name: How people know the file; it is not opened.
    public static func yaml(_ bytes: [UInt8], name: String, role: Role, isTrusted: Bool) -> SettingLayer {
        do throws(FormatError) {
            let root = try SettingNode(yaml: try YAML.parse(bytes))
            return .file(root, name: name, role: role, isTrusted: isTrusted)
        } catch {
            return .unreadable(error, name: name, role: role, isTrusted: isTrusted)
        }
    }

    /// A TOML file; what is wrong with it is reported together with every other problem.
    ///
    /// - Parameter name: How people know the file; it is not opened.
    public static func toml(_ bytes: [UInt8], name: String, role: Role, isTrusted: Bool) -> SettingLayer {
        do throws(FormatError) {
            let root = SettingNode(toml: try TOMLDocument.parse(bytes))
            return .file(root, name: name, role: role, isTrusted: isTrusted)
        } catch {
            return .unreadable(error, name: name, role: role, isTrusted: isTrusted)
        }
    }

    /// The mapping at a dotted path of the file, as a layer of its own; nothing is in it where there is none.
    ///
    /// That the file cannot be read is for the whole layer to say.
    public func part(at path: String, role: Role) -> SettingLayer {
        let part: Content =
            switch content {
            case .tree(let root, let file): .tree(root.descending(to: path) ?? SettingNode(.null), file: file)
            case .texts, .unreadable: .texts([])
            }
        return SettingLayer(role: role, isTrusted: isTrusted, content: part, toleratesUnknown: toleratesUnknown)
    }

    /// The same layer of a file without what stands under these names at its top.
    public func without(_ names: Set<String>) -> SettingLayer {
        guard case .tree(let root, let file) = content, case .table(let members) = root.content else { return self }
        let rest = SettingNode(.table(members.filter { !names.contains($0.key) }), at: root.position)
        return SettingLayer(
            role: role, isTrusted: isTrusted, content: .tree(rest, file: file), toleratesUnknown: toleratesUnknown)
    }

    private static func unreadable(_ error: FormatError, name: String, role: Role, isTrusted: Bool) -> SettingLayer {
        let problem = SettingProblem(
            .unreadable, key: nil, origin: .file(name, error.position),
            "the file is not \(error.format): \(error.message)", remedy: "correct the file")
        return SettingLayer(role: role, isTrusted: isTrusted, content: .unreadable(problem))
    }

    /// The environment, of which only the variables that a schema names are looked at.
    ///
    /// A variable that is empty counts as not set: a shell has no other way to take one away for a single command.
    public static func environment(_ variables: [String: String], for schema: SettingsSchema) -> SettingLayer {
        let texts = schema.keys.compactMap { key -> (name: String, text: String, origin: SettingOrigin)? in
            guard let variable = key.environmentVariable, let text = variables[variable], !text.isEmpty else {
                return nil
            }
            return (key.name, text, .environment(variable))
        }
        return SettingLayer(role: .environment, isTrusted: true, content: .texts(texts))
    }

    /// Flags of the command line, each with the setting it stands for.
    public static func flags(_ flags: [(flag: String, name: String, text: String)]) -> SettingLayer {
        SettingLayer(
            role: .flags, isTrusted: true, content: .texts(flags.map { ($0.name, $0.text, .flag($0.flag)) }))
    }
}
