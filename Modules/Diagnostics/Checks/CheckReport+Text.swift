import Formats

extension CheckReport {
    /// For a terminal or a mail: what is wrong first within each section, with what to do about it.
    ///
    /// - Parameter showsAll: also what is in order; otherwise a section without findings is one line.
    public func text(showsAll: Bool = false) -> String {
        var lines: [String] = []
        for section in sections {
            let shown = section.findings.filter { showsAll || $0.severity > .ok }
            let worst = section.findings.map(\.severity).max() ?? .ok
            lines.append("\(Self.sign(worst)) \(SafeText.visible(section.title))")
            for finding in Self.worstFirst(shown) { lines += Self.lines(of: finding) }
        }
        lines.append(summary)
        return lines.map { "\($0)\n" }.joined()
    }

    private var summary: String {
        let errors = count(.error)
        let warnings = count(.warning)
        guard errors + warnings > 0 else { return "All is well." }
        return [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ") + "."
    }

    /// Equal ones stay in the order in which the check named them.
    private static func worstFirst(_ findings: [Finding]) -> [Finding] {
        findings.enumerated().sorted { one, two in
            one.element.severity != two.element.severity
                ? one.element.severity > two.element.severity : one.offset < two.offset
        }.map(\.element)
    }

    private static func lines(of finding: Finding) -> [String] {
        let subject = finding.subject.map { "\(SafeText.visible($0)): " } ?? ""
        var lines = ["    \(sign(finding.severity)) \(subject)\(SafeText.visible(finding.message)) [\(finding.id)]"]
        for detail in finding.details {
            lines.append("          \(SafeText.visible(detail.name)): \(SafeText.visible(detail.value))")
        }
        if let remedy = finding.remedy {
            let explanation = remedy.explanation.map { "  (\(SafeText.visible($0)))" } ?? ""
            lines.append("          → \(remedy.command.map(shellWord).joined(separator: " "))\(explanation)")
        }
        return lines
    }

    private static func sign(_ severity: Finding.Severity) -> String {
        switch severity {
        case .ok: "ok   "
        case .info: "info "
        case .warning: "warn "
        case .error: "error"
        }
    }

    /// A word as a POSIX shell takes it, so that a remedy can be copied as it stands.
    private static func shellWord(_ word: String) -> String {
        let plain = word.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "-_./:=@%+,".utf8.contains(byte)
        }
        guard word.isEmpty || !plain else { return word }
        // Scalars and not characters: an apostrophe with a combining mark is another character, and ends the quotes too.
        let parts = SafeText.visible(word).unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
        return "'\(parts.map { String($0) }.joined(separator: "'\\''"))'"
    }
}
