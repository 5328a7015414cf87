/// The registry as a page for people.
public enum MarkerTable {
    /// Markdown: one section for the markers, one for the fields.
    public static func markdown(_ definitions: [MarkerDefinition] = Marker.registry) -> String {
        var page = """
            # Runtime markers

            A running program writes one marker to a line of its log:

                2026-03-01T12:00:00.250Z warning log_lines_dropped count=12 drop_reason=queue_full over=1.5s

            Time (UTC), severity, name and fields are parted by one space. Text stands in quotes, with `\\"`, `\\\\`, `\\n`,
            `\\r`, `\\t` and `\\u{…}` as escapes; durations are seconds; words of a closed list stand bare. Secrets are
            masked before a line is written. This page is generated from the registry.

            | marker | severity | fields | meaning |
            |---|---|---|---|

            """
        for definition in definitions {
            let fields = definition.fields.map { "`\($0.name)`" }.joined(separator: ", ")
            page +=
                "| `\(definition.name)` | \(definition.severity.rawValue) | \(fields) | \(definition.explanation) |\n"
        }
        page += "\n## Fields\n\n| field | type | meaning |\n|---|---|---|\n"
        for field in fields(of: definitions) {
            page += "| `\(field.name)` | \(type(of: field)) | \(field.meaning) |\n"
        }
        return page
    }

    private static func fields(of definitions: [MarkerDefinition]) -> [FieldDefinition] {
        Set(definitions.flatMap(\.fields)).sorted { $0.name < $1.name }
    }

    private static func type(of field: FieldDefinition) -> String {
        switch field.kind {
        case .text: "text"
        case .integer: "integer"
        case .duration: "duration"
        case .boolean: "boolean"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        }
    }
}
