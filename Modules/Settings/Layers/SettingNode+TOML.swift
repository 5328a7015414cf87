public import Formats

extension SettingNode {
    /// The neutral form of a TOML document.
    ///
    /// A value stands where its key begins; what is written inside a value stands where that value's key does.
    public init(toml document: TOMLDocument) {
        var positions: [TOMLPath: TextPosition] = [:]
        for definition in document.definitions(under: []) where positions[definition.path] == nil {
            positions[definition.path] = document.position(of: definition.span.lowerBound)
        }
        self.init(.table(document.root), path: [], inherited: nil, positions: positions)
    }

    private init(
        _ value: TOMLValue, path: TOMLPath, inherited: TextPosition?, positions: [TOMLPath: TextPosition]
    ) {
        let position = positions[path] ?? inherited
        switch value {
        case .string(let text): self.init(.string(text), at: position)
        case .integer(let number): self.init(.integer(number), at: position)
        case .float(let number): self.init(.double(number), at: position)
        case .boolean(let flag): self.init(.bool(flag), at: position)
        case .offsetDateTime, .localDateTime, .localDate, .localTime:
            self.init(.other(value.kindName), at: position)
        case .array(let items):
            let nodes = items.enumerated().map { place, item in
                SettingNode(item, path: path.appending(.index(place)), inherited: position, positions: positions)
            }
            self.init(.list(nodes), at: position)
        case .table(let table):
            let members = table.map { key, value in
                let node = SettingNode(
                    value, path: path.appending(.key(key)), inherited: position, positions: positions)
                return Member(key: key, position: node.position, node: node)
            }
            self.init(.table(members), at: position)
        }
    }
}
