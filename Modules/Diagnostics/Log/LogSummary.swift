/// What a stretch of a log contains, counted.
public struct LogSummary: Hashable, Sendable {
    /// How often each value of a field occurred.
    public struct Facet: Hashable, Sendable {
        public fileprivate(set) var counts: [MarkerValue: Int] = [:]
        /// Occurrences of values beyond the number that is kept.
        public fileprivate(set) var others = 0

        /// The values by falling count, equal counts by their text.
        public var ranking: [(value: MarkerValue, count: Int)] {
            counts.map { ($0.key, $0.value) }.sorted { one, two in
                one.1 != two.1 ? one.1 > two.1 : one.0.description < two.0.description
            }
        }
    }

    /// Whole lines.
    public private(set) var lines = 0
    public private(set) var damaged = 0
    /// Lines whose marker this version does not know; they are counted everywhere else too.
    public private(set) var unknown = 0
    public private(set) var first: Timestamp?
    public private(set) var last: Timestamp?
    /// By the marker's name.
    public private(set) var markers: [String: Int] = [:]
    public private(set) var severities: [MarkerSeverity: Int] = [:]
    /// By the field's name, for the fields that classify: words and booleans always, text where it was asked for.
    public private(set) var facets: [String: Facet] = [:]

    private let textFields: Set<String>

    /// A file may hold more values, names and markers than anybody wants to keep.
    static let mostValues = 64
    static let mostNames = 1024

    /// - Parameter textFields: the text fields whose values are counted.
    public init(textFields: Set<String> = []) { self.textFields = textFields }

    public mutating func add(_ entry: LogEntry) {
        switch entry {
        case .damaged: damaged += 1
        case .marker(let marker, let time): count(marker.name, marker.severity, marker.fields, at: time)
        case .unknown(let line):
            unknown += 1
            count(line.name.text, line.severity, line.fields, at: line.time)
        }
    }

    private mutating func count(
        _ name: String, _ severity: MarkerSeverity, _ fields: [MarkerLine.Field], at time: Timestamp
    ) {
        lines += 1
        // The clock may have been set back between two lines.
        first = min(first ?? time, time)
        last = max(last ?? time, time)
        severities[severity, default: 0] += 1
        if markers[name] != nil || markers.count < Self.mostNames { markers[name, default: 0] += 1 }
        for field in fields where isFacet(field) {
            let name = field.name.text
            guard facets[name] != nil || facets.count < Self.mostNames else { continue }
            facets[name, default: Facet()].add(field.value)
        }
    }

    private func isFacet(_ field: MarkerLine.Field) -> Bool {
        switch field.value {
        case .word, .boolean: true
        case .text: textFields.contains(field.name.text)
        case .integer, .duration: false
        }
    }
}

extension LogSummary.Facet {
    fileprivate mutating func add(_ value: MarkerValue) {
        if counts[value] != nil || counts.count < LogSummary.mostValues {
            counts[value, default: 0] += 1
        } else {
            others += 1
        }
    }
}
