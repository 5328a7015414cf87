public import Formats

/// What the checks found, in their order.
public struct CheckReport: Hashable, Sendable {
    /// What one check found, under its title.
    public struct Section: Hashable, Sendable {
        public let id: String
        public let title: String
        public let findings: [Finding]

        public init(id: String, title: String, findings: [Finding]) {
            self.id = id
            self.title = title
            self.findings = findings
        }
    }

    public let sections: [Section]

    public init(sections: [Section]) { self.sections = sections }

    public var findings: [Finding] { sections.flatMap(\.findings) }

    public func count(_ severity: Finding.Severity) -> Int { findings.count { $0.severity == severity } }

    /// Whether there is something to be put right: the programs end with status 3 then.
    public var hasFindings: Bool { findings.contains { $0.severity >= .warning } }

    /// 0 when all is well, 3 when there are warnings or errors (docs/exit-codes.md).
    public var exitCode: Int32 { hasFindings ? 3 : 0 }
}

extension CheckReport {
    /// Member names and their order are part of the interface: scripts read them.
    public var json: JSON {
        .object(
            JSONObject([
                ("status", .string((findings.map(\.severity).max() ?? .ok).rawValue)),
                (
                    "counts",
                    .object(
                        JSONObject(
                            Finding.Severity.allCases.map { ($0.rawValue, .number(JSONNumber(count($0)))) }))
                ),
                ("checks", .array(sections.map(Self.json))),
            ]))
    }

    private static func json(of section: Section) -> JSON {
        .object(
            JSONObject([
                ("id", .string(section.id)), ("title", .string(section.title)),
                ("findings", .array(section.findings.map(json))),
            ]))
    }

    private static func json(of finding: Finding) -> JSON {
        var object = JSONObject([
            ("id", .string(finding.id)), ("severity", .string(finding.severity.rawValue)),
            ("message", .string(finding.message)),
        ])
        if let subject = finding.subject { object["subject"] = .string(subject) }
        if let remedy = finding.remedy {
            var value = JSONObject([("command", .array(remedy.command.map { .string($0) }))])
            if let explanation = remedy.explanation { value["explanation"] = .string(explanation) }
            object["remedy"] = .object(value)
        }
        if !finding.details.isEmpty {
            object["details"] = .array(
                finding.details.map { .object(JSONObject([("name", .string($0.name)), ("value", .string($0.value))])) })
        }
        return .object(object)
    }
}
