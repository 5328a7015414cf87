/// What happens to the log itself.
public enum LogMarker: MarkerFamily {
    case opened(program: String, version: String, process: Int, part: Int)
    case rotated(part: Int, size: Int)
    case closed(count: Int, lost: Int)
    case linesDropped(count: Int, reason: DropReason, over: Duration)
    case unwritable(LogFailure.Reason, detail: String)
    case writable(over: Duration, attempts: Int)
    case truncated(part: Int, size: Int)
    case pointerFailed(LogFailure.Reason, detail: String)
    case removalFailed(part: Int, LogFailure.Reason, detail: String)

    enum Kind: String, MarkerKind {
        case opened = "log_opened"
        case rotated = "log_rotated"
        case closed = "log_closed"
        case linesDropped = "log_lines_dropped"
        case unwritable = "log_unwritable"
        case writable = "log_writable"
        case truncated = "log_truncated"
        case pointerFailed = "log_pointer_failed"
        case removalFailed = "log_removal_failed"

        var definition: MarkerDefinition {
            typealias Field = MarkerVocabulary
            return switch self {
            case .opened:
                means(
                    .info, "A log file begins. Every file of a sequence starts with this line.",
                    Field.program.definition, Field.version.definition, Field.process.definition,
                    Field.part.definition)
            case .rotated:
                means(
                    .info, "The file has reached its size and the log goes on in the part named.",
                    Field.part.definition, Field.size.definition)
            case .closed:
                means(
                    .info, "The program ended its log in order. A log without this line was cut short.",
                    Field.count.definition, Field.lost.definition)
            case .linesDropped:
                means(
                    .warning, "Lines were thrown away rather than make the program wait; they would have stood here.",
                    Field.count.definition, Field.dropReason.definition, Field.over.definition)
            case .unwritable:
                means(
                    .warning, "The log could not be written from here on. The program went on without it.",
                    Field.failure.definition, Field.detail.definition)
            case .writable:
                means(
                    .info, "The log can be written again.",
                    Field.over.definition, Field.attempts.definition)
            case .truncated:
                means(
                    .warning, "Somebody removed or shortened the file while it was being written.",
                    Field.part.definition, Field.size.definition)
            case .pointerFailed:
                means(
                    .warning, "The file that names the newest log could not be updated; the log itself is whole.",
                    Field.failure.definition, Field.detail.definition)
            case .removalFailed:
                means(
                    .warning, "An old part could not be removed and keeps its space.",
                    Field.part.definition, Field.failure.definition, Field.detail.definition)
            }
        }
    }

    var kind: Kind {
        switch self {
        case .opened: .opened
        case .rotated: .rotated
        case .closed: .closed
        case .linesDropped: .linesDropped
        case .unwritable: .unwritable
        case .writable: .writable
        case .truncated: .truncated
        case .pointerFailed: .pointerFailed
        case .removalFailed: .removalFailed
        }
    }

    var fields: [MarkerLine.Field] {
        typealias Field = MarkerVocabulary
        return switch self {
        case .opened(let program, let version, let process, let part):
            [Field.program(program), Field.version(version), Field.process(process), Field.part(part)]
        case .rotated(let part, let size): [Field.part(part), Field.size(size)]
        case .closed(let count, let lost): [Field.count(count), Field.lost(lost)]
        case .linesDropped(let count, let reason, let over):
            [Field.count(count), Field.dropReason(reason), Field.over(over)]
        case .unwritable(let reason, let detail): [Field.failure(reason), Field.detail(detail)]
        case .writable(let over, let attempts): [Field.over(over), Field.attempts(attempts)]
        case .truncated(let part, let size): [Field.part(part), Field.size(size)]
        case .pointerFailed(let reason, let detail): [Field.failure(reason), Field.detail(detail)]
        case .removalFailed(let part, let reason, let detail):
            [Field.part(part), Field.failure(reason), Field.detail(detail)]
        }
    }

    init?(_ kind: Kind, _ fields: MarkerFields) {
        typealias Field = MarkerVocabulary
        switch kind {
        case .opened:
            guard let program = fields[Field.program], let version = fields[Field.version],
                let process = fields[Field.process], let part = fields[Field.part]
            else { return nil }
            self = .opened(program: program, version: version, process: process, part: part)
        case .rotated:
            guard let part = fields[Field.part], let size = fields[Field.size] else { return nil }
            self = .rotated(part: part, size: size)
        case .closed:
            guard let count = fields[Field.count], let lost = fields[Field.lost] else { return nil }
            self = .closed(count: count, lost: lost)
        case .linesDropped:
            guard let count = fields[Field.count], let reason = fields[Field.dropReason],
                let over = fields[Field.over]
            else { return nil }
            self = .linesDropped(count: count, reason: reason, over: over)
        case .unwritable:
            guard let reason = fields[Field.failure], let detail = fields[Field.detail] else { return nil }
            self = .unwritable(reason, detail: detail)
        case .writable:
            guard let over = fields[Field.over], let attempts = fields[Field.attempts] else { return nil }
            self = .writable(over: over, attempts: attempts)
        case .truncated:
            guard let part = fields[Field.part], let size = fields[Field.size] else { return nil }
            self = .truncated(part: part, size: size)
        case .pointerFailed:
            guard let reason = fields[Field.failure], let detail = fields[Field.detail] else { return nil }
            self = .pointerFailed(reason, detail: detail)
        case .removalFailed:
            guard let part = fields[Field.part], let reason = fields[Field.failure],
                let detail = fields[Field.detail]
            else { return nil }
            self = .removalFailed(part: part, reason, detail: detail)
        }
    }
}

/// Why lines were thrown away.
public enum DropReason: String, MarkerChoice {
    /// They came faster than they could be written.
    case queueFull = "queue_full"
    /// The log could not be written at the time.
    case unwritable
}
