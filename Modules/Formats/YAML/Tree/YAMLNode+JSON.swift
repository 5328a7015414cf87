extension YAMLNode {
    /// The node as a JSON tree.
    ///
    /// Dates become text as they were spelled. Refused, with the place, is what JSON cannot say: a key that is not
    /// text (`on:` is the boolean true in YAML 1.1), `.inf`, `.nan` and binary data.
    public var json: JSON {
        get throws(FormatError) {
            switch content {
            case .scalar(let scalar):
                return try json(of: scalar)
            case .sequence(let items):
                var values: [JSON] = []
                values.reserveCapacity(items.count)
                for item in items { values.append(try item.json) }
                return .array(values)
            case .mapping(let pairs):
                var members: [(String, JSON)] = []
                members.reserveCapacity(pairs.count)
                for pair in pairs { members.append((try pair.key.name, try pair.value.json)) }
                return .object(JSONObject(members))
            }
        }
    }

    private func json(of scalar: YAMLScalar) throws(FormatError) -> JSON {
        switch scalar.value {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .integer(let value): return .number(JSONNumber(value))
        case .largeInteger(let digits):
            return .number(JSONNumber(text: digits) ?? JSONNumber(0))
        case .float(let value):
            guard let number = JSONNumber(value) else {
                throw FormatError(.yaml, .shape, "JSON has no number for '\(scalar.text.excerpt)'", at: position)
            }
            return .number(number)
        case .string(let text): return .string(text)
        case .timestamp: return .string(scalar.text)
        case .binary: throw FormatError(.yaml, .shape, "JSON has no binary data", at: position)
        }
    }

    /// The tree of a JSON value.
    public init(_ json: JSON) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .number(let number): self = YAMLNode(.scalar(YAMLScalar(YAMLNumbers.value(of: number))))
        case .string(let text): self = .string(text)
        case .array(let items): self = .sequence(items.map { YAMLNode($0) })
        case .object(let members): self = .mapping(members.map { ($0.key, YAMLNode($0.value)) })
        }
    }
}

extension YAMLKey {
    /// The key as text; refused when it is anything else.
    public var name: String {
        get throws(FormatError) {
            guard case .string(let name) = scalar.value else {
                throw FormatError(
                    .yaml, .shape,
                    "the key '\(scalar.text.excerpt)' is \(scalar.value.kindName) in YAML 1.1; quote it to make it text",
                    at: position)
            }
            return name
        }
    }
}
