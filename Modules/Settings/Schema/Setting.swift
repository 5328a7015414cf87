public import Formats

/// A key together with the Swift type of its value, so that reading a setting needs no cast and cannot fail.
public struct Setting<Value: Sendable>: Sendable {
    /// The setting as data, for the schema.
    public let key: SettingKey
    private let fallback: Value
    private let decode: @Sendable (SettingValue) -> Value?

    private init(_ key: SettingKey, _ fallback: Value, _ decode: @escaping @Sendable (SettingValue) -> Value?) {
        self.key = key
        self.fallback = fallback
        self.decode = decode
    }

    func value(in snapshot: SettingsSnapshot) -> Value {
        snapshot.value(of: key.name).flatMap(decode) ?? fallback
    }

    /// The same setting with its key refined: `.map { $0.live().trustedOnly() }`.
    public func map(_ change: (SettingKey) -> SettingKey) -> Setting {
        Setting(change(key), fallback, decode)
    }
}

extension Setting where Value == String {
    public init(_ name: String, _ type: SettingType = .string, default value: String, _ documentation: String) {
        self.init(SettingKey(name, type, default: .string(value), documentation), value) {
            if case .string(let text) = $0 { text } else { nil }
        }
    }
}

extension Setting where Value == String? {
    /// A text that may be absent.
    public init(_ name: String, _ type: SettingType = .string, _ documentation: String) {
        self.init(SettingKey(name, type, default: nil, documentation), nil) {
            if case .string(let text) = $0 { text } else { nil }
        }
    }
}

extension Setting where Value == Bool {
    public init(_ name: String, default value: Bool, _ documentation: String) {
        self.init(SettingKey(name, .bool, default: .bool(value), documentation), value) {
            if case .bool(let flag) = $0 { flag } else { nil }
        }
    }
}

extension Setting where Value == Int {
    public init(_ name: String, in range: ClosedRange<Int64>, default value: Int, _ documentation: String) {
        self.init(SettingKey(name, .integer(in: range), default: .integer(Int64(value)), documentation), value) {
            if case .integer(let number) = $0 { Int(number) } else { nil }
        }
    }
}

extension Setting where Value == Double {
    public init(_ name: String, in range: ClosedRange<Double>, default value: Double, _ documentation: String) {
        self.init(SettingKey(name, .double(in: range), default: .double(value), documentation), value) {
            if case .double(let number) = $0 { number } else { nil }
        }
    }
}

extension Setting where Value == Duration {
    public init(
        _ name: String, in range: ClosedRange<Duration> = .zero...DurationText.longest, default value: Duration,
        _ documentation: String
    ) {
        self.init(SettingKey(name, .duration(in: range), default: .duration(value), documentation), value) {
            if case .duration(let duration) = $0 { duration } else { nil }
        }
    }
}

extension Setting where Value == Int64 {
    /// A size in bytes.
    public init(
        size name: String, in range: ClosedRange<Int64> = 0...Int64.max, default value: Int64, _ documentation: String
    ) {
        self.init(SettingKey(name, .size(in: range), default: .size(value), documentation), value) {
            if case .size(let bytes) = $0 { bytes } else { nil }
        }
    }
}

extension Setting where Value == [String] {
    public init(
        _ name: String, listOf item: SettingType = .string, default value: [String], _ documentation: String
    ) {
        let type = SettingType.list(of: item)
        self.init(SettingKey(name, type, default: .list(value.map(SettingValue.string)), documentation), value) {
            guard case .list(let items) = $0 else { return nil }
            return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
        }
    }
}

extension Setting where Value == JSON {
    /// A part of the configuration that is handed on as it is.
    public init(
        tree name: String, default value: JSON = .object(JSONObject()), _ documentation: String
    ) {
        self.init(name, .tree, value, documentation)
    }

    /// The same, where a value of any shape is for whoever uses it to judge: nothing is refused, and null stands for
    /// what JSON has no form for.
    public init(anything name: String, _ documentation: String) {
        self.init(name, .anything, .object(JSONObject()), documentation)
    }

    private init(_ name: String, _ type: SettingType, _ value: JSON, _ documentation: String) {
        self.init(SettingKey(name, type, default: .tree(value), documentation), value) {
            if case .tree(let tree) = $0 { tree } else { nil }
        }
    }
}
