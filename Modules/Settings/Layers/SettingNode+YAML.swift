public import Formats

extension SettingNode {
    /// The neutral form of a YAML tree; a key that is not text is refused with its place.
    public init(yaml: YAMLNode) throws(FormatError) {
        switch yaml.content {
        case .mapping(let pairs):
            var members: [Member] = []
            for pair in pairs {
                members.append(
                    Member(key: try pair.key.name, position: pair.key.position, node: try SettingNode(yaml: pair.value))
                )
            }
            self.init(.table(members), at: yaml.position)
        case .sequence(let items):
            var nodes: [SettingNode] = []
            for item in items { nodes.append(try SettingNode(yaml: item)) }
            self.init(.list(nodes), at: yaml.position)
        case .scalar(let scalar):
            self.init(Self.content(of: scalar.value), at: yaml.position)
        }
    }

    private static func content(of value: YAMLValue) -> Content {
        switch value {
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .integer(let number): .integer(number)
        case .float(let number): .double(number)
        case .string(let text): .string(text)
        case .largeInteger: .other("an integer beyond 64 bits")
        case .timestamp, .binary: .other(value.kindName)
        }
    }
}
