/// Something a running program says about itself in its log.
///
/// Emitting means constructing a value, and parsing a log gives the value back. There is no other way to write a
/// line, so what is emitted and what is registered cannot differ (PX-44).
public enum Marker: Hashable, Sendable {
    /// What happens to the log itself.
    case log(LogMarker)
    /// What happens to the audit log.
    case audit(AuditMarker)

    /// The families by name, for what must go through all of them.
    enum Family: String, CaseIterable {
        case log, audit

        var kinds: [any MarkerKind] {
            switch self {
            case .log: Array(LogMarker.Kind.allCases)
            case .audit: Array(AuditMarker.Kind.allCases)
            }
        }

        func read(_ line: MarkerLine) -> Marker? {
            switch self {
            case .log: Self.member(LogMarker.self, line).map { .log($0) }
            case .audit: Self.member(AuditMarker.self, line).map { .audit($0) }
            }
        }

        private static func member<Member: MarkerFamily>(_: Member.Type, _ line: MarkerLine) -> Member? {
            Member.Kind(rawValue: line.name.text).flatMap { Member($0, MarkerFields(fields: line.fields)) }
        }
    }

    /// The marker of a line; nil when this version does not know it, or knows it with other fields.
    public init?(_ line: MarkerLine) {
        for family in Family.allCases {
            guard let marker = family.read(line) else { continue }
            self = marker
            return
        }
        return nil
    }

    public var definition: MarkerDefinition {
        switch self {
        case .log(let marker): marker.kind.definition
        case .audit(let marker): marker.kind.definition
        }
    }

    public var name: String { definition.name }
    public var severity: MarkerSeverity { definition.severity }

    /// The values of its fields, in the order of its definition.
    public var fields: [MarkerLine.Field] {
        switch self {
        case .log(let marker): marker.fields
        case .audit(let marker): marker.fields
        }
    }
}

/// Takes markers, and never blocks, throws or fails towards whoever emits one (PX-63).
public protocol MarkerSink: Sendable {
    func emit(_ marker: Marker)
}

/// Where markers go that nobody wants.
public struct SilentSink: MarkerSink {
    public init() {}
    public func emit(_ marker: Marker) {}
}
