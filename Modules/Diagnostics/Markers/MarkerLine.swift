import Formats

/// One line of a log: when, how bad, what, and its fields.
///
/// `2026-03-01T12:00:00.250Z warning log_lines_dropped count=12 reason=queue_full`
///
/// A line can be read without knowing its marker, so that nothing another version wrote is lost.
public struct MarkerLine: Hashable, Sendable {
    /// A name and its value: `count=12`.
    public struct Field: Hashable, Sendable {
        public let name: MarkerWord
        public let value: MarkerValue

        public init(name: MarkerWord, value: MarkerValue) {
            self.name = name
            self.value = value
        }
    }

    public let time: Timestamp
    public let severity: MarkerSeverity
    public let name: MarkerWord
    public let fields: [Field]

    /// Keeps a line within the bounds of a reader: surplus fields go, long text is cut and ends in an ellipsis.
    public init(time: Timestamp, severity: MarkerSeverity, name: MarkerWord, fields: [Field]) {
        self.time = time
        self.severity = severity
        self.name = name
        self.fields = Self.bounded(fields)
    }

    /// The line of a marker, with every text passed through `redact` before anything else sees it.
    public init(_ marker: Marker, at time: Timestamp, redact: (String) -> String = { $0 }) {
        let definition = marker.definition
        self.init(
            time: time, severity: definition.severity, name: MarkerWord(declared: definition.name),
            fields: marker.fields.map { field in
                guard case .text(let text) = field.value else { return field }
                return Field(name: field.name, value: .text(redact(text)))
            })
    }

    static let mostFields = 32
    static let longestText = 1024
    static let mostText = 4096
    /// No line is longer, whatever its text: an escape takes at most six bytes for one.
    static let longestLine = 64 * 1024

    private static func bounded(_ fields: [Field]) -> [Field] {
        var room = mostText
        return fields.prefix(mostFields).map { field in
            guard case .text(let text) = field.value else { return field }
            let cut = SafeText.cut(text, toBytes: min(longestText, room))
            room -= cut.utf8.count
            return Field(name: field.name, value: .text(cut))
        }
    }
}

/// How much a marker matters to whoever reads a log.
public enum MarkerSeverity: String, Hashable, Sendable, CaseIterable, Comparable {
    case debug, info, warning, error

    public static func < (one: MarkerSeverity, two: MarkerSeverity) -> Bool { one.rank < two.rank }

    private var rank: Int {
        switch self {
        case .debug: 0
        case .info: 1
        case .warning: 2
        case .error: 3
        }
    }
}
