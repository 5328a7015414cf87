/// Markers of one concern, with all there is to say about them in one file.
///
/// A new marker is a case of the family and of its `Kind`; the compiler then asks for the rest: its severity,
/// explanation and fields (`definition`), how it is written (`fields`) and how it is read back (`init`).
protocol MarkerFamily: Hashable, Sendable {
    associatedtype Kind: MarkerKind
    var kind: Kind { get }
    /// The values, in the order in which the definition lists the fields.
    var fields: [MarkerLine.Field] { get }
    /// The marker again; nil when a field is missing or of another type.
    init?(_ kind: Kind, _ fields: MarkerFields)
}

/// The markers of a family without their values; the raw value is the name in a log.
protocol MarkerKind: CaseIterable, Hashable, Sendable, RawRepresentable where RawValue == String {
    var definition: MarkerDefinition { get }
}

/// What the registry knows about a marker.
public struct MarkerDefinition: Hashable, Sendable {
    public let name: String
    public let severity: MarkerSeverity
    /// One or two sentences for whoever meets the marker in a log: what happened, and what it means.
    public let explanation: String
    public let fields: [FieldDefinition]

    public init(name: String, severity: MarkerSeverity, explanation: String, fields: [FieldDefinition]) {
        self.name = name
        self.severity = severity
        self.explanation = explanation
        self.fields = fields
    }
}

extension MarkerKind {
    /// The definition of this very kind.
    func means(_ severity: MarkerSeverity, _ explanation: String, _ fields: FieldDefinition...) -> MarkerDefinition {
        MarkerDefinition(name: rawValue, severity: severity, explanation: explanation, fields: fields)
    }
}
