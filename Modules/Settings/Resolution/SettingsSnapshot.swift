public import Formats

/// Every setting with its value and its origin, at one moment; it never changes.
public struct SettingsSnapshot: Sendable {
    struct Entry: Hashable, Sendable {
        let value: SettingValue?
        let origin: SettingOrigin
    }

    /// The settings there are.
    public let schema: SettingsSchema
    /// Settings of shared files that nobody here knows: another program's, or misspelt.
    public let remarks: [SettingProblem]
    private let entries: [String: Entry]

    /// Lays the layers over the defaults, the lowest first.
    ///
    /// - Throws: Every problem of every layer at once.
    public init(schema: SettingsSchema, layers: [SettingLayer]) throws(SettingsError) {
        var resolver = SettingsResolver(schema: schema)
        for layer in layers { resolver.apply(layer) }
        guard resolver.problems.isEmpty else { throw SettingsError(problems: resolver.problems) }
        self.schema = schema
        remarks = resolver.remarks
        entries = resolver.values
    }

    /// The value with its own type.
    public subscript<Value>(setting: Setting<Value>) -> Value { setting.value(in: self) }

    /// The value of a dotted name; nil when nothing is set, or when there is no such setting.
    public func value(of name: String) -> SettingValue? { entries[name]?.value }

    /// Where the value comes from; nil when there is no such setting.
    public func origin(of name: String) -> SettingOrigin? { entries[name]?.origin }

    /// All settings as a JSON tree, in the order of the schema, secrets covered.
    public func description() -> JSON {
        .array(
            schema.keys.map { key in
                .object(
                    JSONObject([
                        ("name", .string(key.name)), ("type", .string(key.type.kind.label)),
                        ("expects", .string(key.type.name)), ("value", shown(value(of: key.name), of: key)),
                        ("default", shown(key.defaultValue, of: key)),
                        ("origin", .string((origin(of: key.name) ?? .builtIn).description)),
                        ("live", .bool(key.isLive)), ("trusted_only", .bool(key.isTrustedOnly)),
                        ("environment", key.environmentVariable.map(JSON.string) ?? .null),
                        ("documentation", .string(key.documentation)),
                    ]))
            })
    }

    /// What a value may be shown as: `(set)` stands for a secret.
    public func shown(_ name: String) -> JSON? {
        schema[name].map { shown(value(of: name), of: $0) }
    }

    private func shown(_ value: SettingValue?, of key: SettingKey) -> JSON {
        guard let value else { return .null }
        return key.type.isSecret ? "(set)" : value.json
    }

    /// What changes when the program goes on with another snapshot of the same schema.
    public func changes(to next: SettingsSnapshot) -> SettingsChange {
        let changed = schema.keys.filter { value(of: $0.name) != next.value(of: $0.name) }
        return SettingsChange(
            live: changed.filter(\.isLive).map(\.name), needingRestart: changed.filter { !$0.isLive }.map(\.name))
    }
}

/// The settings whose values differ between two snapshots, in the order of the schema.
public struct SettingsChange: Hashable, Sendable {
    /// Taken over at once.
    public let live: [String]
    /// Taken over when the program starts again.
    public let needingRestart: [String]

    public var isEmpty: Bool { live.isEmpty && needingRestart.isEmpty }
}
