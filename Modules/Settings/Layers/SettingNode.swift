public import Formats

/// A configuration file without its format: what TOML and YAML have in common, with the place of every value.
public struct SettingNode: Hashable, Sendable {
    /// What configuration files can hold.
    public enum Content: Hashable, Sendable {
        /// "Not set here, and nothing from below either": back to the default.
        case null
        case bool(Bool)
        case integer(Int64)
        case double(Double)
        case string(String)
        case list([SettingNode])
        case table([Member])
        /// Something that no setting can be, as a message names it: "a date".
        case other(String)
    }

    /// A key of a table, where it stands, and its value.
    public struct Member: Hashable, Sendable {
        public let key: String
        public let position: TextPosition?
        public let node: SettingNode

        public init(key: String, position: TextPosition?, node: SettingNode) {
            self.key = key
            self.position = position
            self.node = node
        }
    }

    public let content: Content
    public let position: TextPosition?

    public init(_ content: Content, at position: TextPosition? = nil) {
        self.content = content
        self.position = position
    }

    /// The node at a dotted path of tables; nil when there is none.
    public func descending(to path: String) -> SettingNode? {
        var node = self
        for name in path.split(separator: ".") {
            guard case .table(let members) = node.content,
                let next = members.last(where: { $0.key.utf8.elementsEqual(name.utf8) })
            else {
                return nil
            }
            node = next.node
        }
        return node
    }

    /// As a message names it.
    var kindName: String {
        switch content {
        case .null: "nothing"
        case .bool(let flag): "the boolean \(flag)"
        case .integer: "an integer"
        case .double: "a number with a fraction"
        case .string: "text"
        case .list: "a list"
        case .table: "a mapping"
        case .other(let name): name
        }
    }

    /// As a JSON tree, for settings that are handed on as they are.
    ///
    /// - Parameter stopgap: what stands for something that has no JSON form; without it the whole is nil.
    func json(insteadOfOther stopgap: JSON? = nil) -> JSON? {
        switch content {
        case .null: return .null
        case .bool(let flag): return .bool(flag)
        case .integer(let number): return .number(JSONNumber(number))
        case .double(let number): return JSONNumber(number).map(JSON.number) ?? stopgap
        case .string(let text): return .string(text)
        case .list(let items):
            let values = items.compactMap { $0.json(insteadOfOther: stopgap) }
            return values.count == items.count ? .array(values) : nil
        case .table(let members):
            let values = members.compactMap { member in
                member.node.json(insteadOfOther: stopgap).map { (member.key, $0) }
            }
            return values.count == members.count ? .object(JSONObject(values)) : nil
        case .other: return stopgap
        }
    }
}
