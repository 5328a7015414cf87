/// What a scalar turned out to be.
enum YAMLScalarMeaning: Equatable {
    case value(YAMLValue)
    /// The merge key `<<`.
    case merge
}

/// Gives every scalar the meaning that PyYAML's SafeLoader gives it.
struct YAMLResolver {
    private static let prefix = "tag:yaml.org,2002:"
    let limits: YAMLLimits

    /// - Parameter isKey: `<<` and `=` mean something as keys, and are refused as values.
    func meaning(of scalar: YAMLEvent.Scalar, isKey: Bool) throws(FormatError) -> YAMLScalarMeaning {
        if let tag = scalar.properties.tag, tag != "!" {
            return .value(try value(of: scalar.text, tagged: tag))
        }
        // libyaml calls an empty scalar after `!` explicit; PyYAML resolves it like any other.
        guard scalar.isImplicit || scalar.properties.tag == "!" else { return .value(.string(scalar.text)) }
        switch YAMLImplicitKind(of: scalar.text) {
        case .merge where isKey: return .merge
        case .value where isKey: return .value(.string(scalar.text))
        case .merge, .value:
            throw FormatError(
                .yaml, .shape, "a bare '\(scalar.text.excerpt)' is no value in YAML 1.1; put it in quotes")
        case .string: return .value(.string(scalar.text))
        case .null: return .value(.null)
        case .bool: return .value(try YAMLResolver.bool(scalar.text))
        case .integer: return .value(try YAMLNumbers.integer(scalar.text, maxDigits: limits.maxDigits))
        case .float: return .value(try YAMLNumbers.float(scalar.text))
        case .timestamp: return .value(.timestamp(try YAMLTimestamp(scalar.text)))
        }
    }

    private func value(of text: String, tagged tag: String) throws(FormatError) -> YAMLValue {
        switch tag {
        case Self.prefix + "str": return .string(text)
        case Self.prefix + "null": return .null
        case Self.prefix + "bool": return try Self.bool(text)
        case Self.prefix + "int": return try YAMLNumbers.integer(text, maxDigits: limits.maxDigits)
        case Self.prefix + "float": return try YAMLNumbers.float(text)
        case Self.prefix + "timestamp": return .timestamp(try YAMLTimestamp(text))
        case Self.prefix + "binary": return .binary(try YAMLBase64.bytes(of: text))
        default: throw Self.unknown(tag)
        }
    }

    private static func bool(_ text: String) throws(FormatError) -> YAMLValue {
        switch text.lowercased() {
        case "yes", "true", "on": return .bool(true)
        case "no", "false", "off": return .bool(false)
        default: throw FormatError(.yaml, .shape, "'\(text.excerpt)' is tagged as a boolean, but is none")
        }
    }

    /// Refuses every collection tag but the two that say nothing new.
    ///
    /// `!!set`, `!!omap` and `!!pairs` make values that only Python has.
    static func checkCollectionTag(
        _ tag: String?, isMapping: Bool, at position: TextPosition
    ) throws(FormatError) {
        guard let tag, tag != "!", tag != prefix + (isMapping ? "map" : "seq") else { return }
        let refusal = unknown(tag)
        throw FormatError(refusal.format, refusal.code, refusal.message, at: position)
    }

    private static func unknown(_ tag: String) -> FormatError {
        let shown = tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
        return FormatError(.yaml, .shape, "the tag \(shown.excerpt) is not supported here")
    }
}
