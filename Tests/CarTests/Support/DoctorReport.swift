import Formats

/// What `car doctor --json` said.
struct DoctorReport {
    struct Finding {
        let id: String
        let severity: String
        let remedy: [String]
    }

    let findings: [Finding]

    init(_ output: [UInt8]) throws {
        let checks = try JSON.parse(output)["checks"]?.array ?? []
        findings = checks.flatMap { $0["findings"]?.array ?? [] }.map { finding in
            Finding(
                id: finding["id"]?.string ?? "", severity: finding["severity"]?.string ?? "",
                remedy: (finding["remedy"]?["command"]?.array ?? []).compactMap(\.string))
        }
    }
}
