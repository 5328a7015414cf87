public import Formats

/// What may stand as a setting's value; new types may be added.
public struct SettingType: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case string, bool, path, relativePath, secret, tree, anything
        case integer(ClosedRange<Int64>)
        case double(ClosedRange<Double>)
        case duration(ClosedRange<Duration>)
        case size(ClosedRange<Int64>)
        case choice([String])
        indirect case list(Kind)
    }

    let kind: Kind

    /// Any text.
    public static let string = SettingType(kind: .string)
    /// `true` or `false`; a variable or a flag may also say yes, no, on, off, 1 or 0.
    public static let bool = SettingType(kind: .bool)
    /// A path as text: what it points to is for others to look at.
    public static let path = SettingType(kind: .path)
    /// A path that stays below where it is taken from: relative, without `..`.
    public static let relativePath = SettingType(kind: .relativePath)
    /// Text that is never shown.
    public static let secret = SettingType(kind: .secret)
    /// A part of a file that is handed on unchecked; mappings in it merge over the layers.
    public static let tree = SettingType(kind: .tree)
    /// The same, where a value of any shape is for whoever uses it to judge, and none is refused.
    public static let anything = SettingType(kind: .anything)

    /// A whole number; one with a point is refused, even `1.0`.
    public static func integer(in range: ClosedRange<Int64> = Int64.min...Int64.max) -> SettingType {
        SettingType(kind: .integer(range))
    }

    /// A number with or without a fraction.
    public static func double(in range: ClosedRange<Double>) -> SettingType { SettingType(kind: .double(range)) }

    /// A number is seconds; text is read as `2h30m`.
    public static func duration(in range: ClosedRange<Duration> = .zero...DurationText.longest) -> SettingType {
        SettingType(kind: .duration(range))
    }

    /// A number is bytes; text is read as `10 MB` (10,000,000) or `10 MiB`.
    public static func size(in range: ClosedRange<Int64> = 0...Int64.max) -> SettingType {
        SettingType(kind: .size(range))
    }

    /// One text of a closed set.
    public static func choice(_ choices: String...) -> SettingType { SettingType(kind: .choice(choices)) }

    /// A list in files; in a variable or a flag `a, b` or `[a, b]`.
    public static func list(of item: SettingType) -> SettingType { SettingType(kind: .list(item.kind)) }

    /// As documentation and messages name it: "an integer from 1 to 65535".
    public var name: String { kind.name }

    var isSecret: Bool { kind.isSecret }
}
