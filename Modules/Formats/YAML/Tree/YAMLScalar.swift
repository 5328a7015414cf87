/// A scalar: what it means, and how it was spelled.
public struct YAMLScalar: Hashable, Sendable {
    /// The five ways YAML has to write a scalar.
    public enum Style: Hashable, Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

    /// What the scalar means.
    public let value: YAMLValue
    /// The characters of the scalar, after quotes and escapes are undone.
    public let text: String
    public let style: Style
    /// The tag the text gave it (`tag:yaml.org,2002:str` for `!!str`), nil when its meaning came from its look.
    public let tag: String?

    /// A scalar that a program makes, spelled as this library spells it.
    public init(_ value: YAMLValue) {
        self.init(value, text: value.canonicalText, style: .plain, tag: nil)
    }

    init(_ value: YAMLValue, text: String, style: Style, tag: String?) {
        self.value = value
        self.text = text
        self.style = style
        self.tag = tag
    }

    public static func == (left: YAMLScalar, right: YAMLScalar) -> Bool { left.value == right.value }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
