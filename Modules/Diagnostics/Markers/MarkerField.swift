/// A field's name, type and meaning, as the registry and its documentation state them.
public struct FieldDefinition: Hashable, Sendable {
    /// What a field can hold.
    public enum Kind: Hashable, Sendable {
        case text, integer, duration, boolean
        /// One of these words, in the order they are declared.
        case choice([String])
    }

    public let name: String
    public let kind: Kind
    /// One clause, lower case, without a full stop.
    public let meaning: String

    public init(name: String, kind: Kind, meaning: String) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
    }
}

/// A Swift type that a field can carry.
public protocol MarkerFieldValue: Hashable, Sendable {
    static var kind: FieldDefinition.Kind { get }
    var markerValue: MarkerValue { get }
    init?(_ value: MarkerValue)
}

/// A field as code names it: writing takes its Swift type, reading gives it back.
public struct MarkerField<Value: MarkerFieldValue>: Sendable {
    public let definition: FieldDefinition

    init(_ name: String, _ meaning: String) {
        definition = FieldDefinition(name: name, kind: Value.kind, meaning: meaning)
    }

    func callAsFunction(_ value: Value) -> MarkerLine.Field {
        MarkerLine.Field(name: MarkerWord(declared: definition.name), value: value.markerValue)
    }
}

/// The fields of a line, read by the typed name.
public struct MarkerFields {
    let fields: [MarkerLine.Field]

    subscript<Value>(_ field: MarkerField<Value>) -> Value? {
        fields.first { $0.name.text == field.definition.name }.flatMap { Value($0.value) }
    }
}

extension String: MarkerFieldValue {
    public static var kind: FieldDefinition.Kind { .text }
    public var markerValue: MarkerValue { .text(self) }
    public init?(_ value: MarkerValue) {
        guard case .text(let text) = value else { return nil }
        self = text
    }
}

extension Int: MarkerFieldValue {
    public static var kind: FieldDefinition.Kind { .integer }
    public var markerValue: MarkerValue { .integer(Int64(self)) }
    public init?(_ value: MarkerValue) {
        guard case .integer(let number) = value else { return nil }
        self.init(exactly: number)
    }
}

extension Duration: MarkerFieldValue {
    public static var kind: FieldDefinition.Kind { .duration }
    public var markerValue: MarkerValue { .duration(self) }
    public init?(_ value: MarkerValue) {
        guard case .duration(let duration) = value else { return nil }
        self = duration
    }
}

extension Bool: MarkerFieldValue {
    public static var kind: FieldDefinition.Kind { .boolean }
    public var markerValue: MarkerValue { .boolean(self) }
    public init?(_ value: MarkerValue) {
        guard case .boolean(let flag) = value else { return nil }
        self = flag
    }
}

/// A closed list of words as a Swift enum.
public protocol MarkerChoice: MarkerFieldValue, RawRepresentable, CaseIterable where RawValue == String {}

extension MarkerChoice {
    public static var kind: FieldDefinition.Kind { .choice(allCases.map(\.rawValue)) }
    public var markerValue: MarkerValue { .word(MarkerWord(declared: rawValue)) }
    public init?(_ value: MarkerValue) {
        guard case .word(let word) = value else { return nil }
        self.init(rawValue: word.text)
    }
}
