public import Formats

/// A setting's value after it was checked against its type.
public enum SettingValue: Sendable {
    case string(String)
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case duration(Duration)
    /// In bytes.
    case size(Int64)
    case list([SettingValue])
    /// A part of a file that is handed on as it is.
    case tree(JSON)

    /// As a person would write it in a configuration file.
    public var json: JSON {
        switch self {
        case .string(let text): .string(text)
        case .bool(let flag): .bool(flag)
        case .integer(let number): .number(JSONNumber(number))
        case .double(let number): JSONNumber(number).map(JSON.number) ?? .string(String(number))
        case .duration(let duration): .string(DurationText.exact(duration))
        case .size(let bytes): .string(SizeText.print(bytes))
        case .list(let items): .array(items.map(\.json))
        case .tree(let tree): tree
        }
    }
}

extension SettingValue: Hashable {
    // By hand for one reason: texts are compared byte for byte, since a path in another spelling is another path.
    public static func == (left: SettingValue, right: SettingValue) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.double(let left), .double(let right)): left == right
        case (.duration(let left), .duration(let right)): left == right
        case (.size(let left), .size(let right)): left == right
        case (.list(let left), .list(let right)): left == right
        case (.tree(let left), .tree(let right)): left == right
        default: false
        }
    }
}
