/// What happens to the audit log.
public enum AuditMarker: MarkerFamily {
    case tailRepaired(record: Int, size: Int)
    case rotated(record: Int, part: Int)

    enum Kind: String, MarkerKind {
        case tailRepaired = "audit_tail_repaired"
        case rotated = "audit_rotated"

        var definition: MarkerDefinition {
            typealias Field = MarkerVocabulary
            return switch self {
            case .tailRepaired:
                means(
                    .warning,
                    "A writer of the audit log was killed in the middle of a record; the record named says what was left.",
                    Field.record.definition, Field.size.definition)
            case .rotated:
                means(
                    .info, "The audit log goes on in a new part, whose first record continues the chain.",
                    Field.record.definition, Field.part.definition)
            }
        }
    }

    var kind: Kind {
        switch self {
        case .tailRepaired: .tailRepaired
        case .rotated: .rotated
        }
    }

    var fields: [MarkerLine.Field] {
        typealias Field = MarkerVocabulary
        return switch self {
        case .tailRepaired(let record, let size): [Field.record(record), Field.size(size)]
        case .rotated(let record, let part): [Field.record(record), Field.part(part)]
        }
    }

    init?(_ kind: Kind, _ fields: MarkerFields) {
        typealias Field = MarkerVocabulary
        switch kind {
        case .tailRepaired:
            guard let record = fields[Field.record], let size = fields[Field.size] else { return nil }
            self = .tailRepaired(record: record, size: size)
        case .rotated:
            guard let record = fields[Field.record], let part = fields[Field.part] else { return nil }
            self = .rotated(record: record, part: part)
        }
    }
}
