import Console
import Formats
import StateRoots

/// What `car roots` shows.
struct RootsReport {
    let surveys: [RootSurveys.Entry]
    let showsMissing: Bool

    static let documentation = "docs/state.md"

    /// One after the other, for whoever reads them.
    func lines(for terminal: Terminal) -> [StyledText] {
        var lines: [StyledText] = []
        for entry in surveys {
            if !lines.isEmpty { lines.append("") }
            lines.append(heading(entry))
            let shown = shown(entry)
            if !shown.isEmpty { lines += table(of: shown, entry.survey).lines(for: terminal) }
            lines += oddities(of: entry.survey)
        }
        return lines
    }

    private func table(of artifacts: [Artifact], _ survey: RootSurvey) -> Table {
        var table = Table([
            Column("artifact", leastWidth: 12), Column("class"), Column("files", .trailing),
            Column("size", .trailing), Column("what it is", priority: 1, leastWidth: 16),
        ])
        for artifact in artifacts { table.add(row(artifact, survey.usage[artifact.name])) }
        return table
    }

    private func heading(_ entry: RootSurveys.Entry) -> StyledText {
        var text = StyledText("\(entry.place.name)  ", .bold) + StyledText(entry.place.path.description)
        let total = entry.survey.total
        text.append(
            entry.survey.exists
                ? "  \(total.entries) files, \(SizeWording.short(total.bytes))" : "  (not there yet)", .dim)
        return text
    }

    private func row(_ artifact: Artifact, _ usage: RootSurvey.Usage?) -> [StyledText] {
        let exists = usage?.exists == true
        let style: Style = exists ? .plain : .dim
        let suffix = artifact.kind == .directory ? "/" : ""
        let retention = artifact.isReserved ? "\(artifact.retention), reserved" : "\(artifact.retention)"
        return [
            StyledText("\(artifact.location)\(suffix)", style), StyledText(retention, style),
            StyledText(exists ? "\(usage?.entries ?? 0)" : "-", style),
            StyledText(exists ? SizeWording.short(usage?.bytes ?? 0) : "-", style),
            StyledText(artifact.documentation, style),
        ]
    }

    private func oddities(of survey: RootSurvey) -> [StyledText] {
        guard survey.oddityCount > 0 else { return [] }
        var lines = [StyledText("  \(survey.oddityCount) that should not be there:", .yellow)]
        for oddity in survey.oddities.prefix(10) {
            let detail = oddity.detail.isEmpty ? "" : " (\(oddity.detail))"
            lines.append(StyledText("    \(oddity.kind.rawValue)  \(oddity.path)\(detail)"))
        }
        if survey.oddityCount > 10 { lines.append(StyledText("    … see 'car doctor'", .dim)) }
        return lines
    }

    private func shown(_ entry: RootSurveys.Entry) -> [Artifact] {
        entry.artifacts.filter { showsMissing || entry.survey.usage[$0.name]?.exists == true }
    }

    var json: JSON { .object(["roots": .array(surveys.map(json))]) }

    private func json(of entry: RootSurveys.Entry) -> JSON {
        let total = entry.survey.total
        return .object([
            "path": .string(entry.place.path.description),
            "roots": .array(entry.place.roots.map { .string($0.name) }), "exists": .bool(entry.survey.exists),
            "entries": .number(JSONNumber(total.entries)), "bytes": .number(JSONNumber(total.bytes)),
            "artifacts": .array(shown(entry).map { json(of: $0, in: entry) }),
            "oddities": .array(
                entry.survey.oddities.map {
                    .object([
                        "kind": .string($0.kind.rawValue), "path": .string($0.path), "detail": .string($0.detail),
                    ])
                }),
            "oddity_count": .number(JSONNumber(entry.survey.oddityCount)),
        ])
    }

    private func json(of artifact: Artifact, in entry: RootSurveys.Entry) -> JSON {
        let usage = entry.survey.usage[artifact.name] ?? RootSurvey.Usage()
        return .object([
            "name": .string(artifact.name.text), "root": .string(artifact.root.name),
            "location": .string(artifact.location.description),
            "path": .string("\(entry.place.path)/\(artifact.location)"), "kind": .string("\(artifact.kind)"),
            "class": .string("\(artifact.retention)"), "reserved": .bool(artifact.isReserved),
            "exists": .bool(usage.exists), "entries": .number(JSONNumber(usage.entries)),
            "bytes": .number(JSONNumber(usage.bytes)), "documentation": .string(artifact.documentation),
            "documented_in": .string(Self.documentation),
        ])
    }
}
