import Formats

extension Manifest {
    /// The versions that are read, and written back as they are.
    static let versions: Set<Int64> = [2, 3]

    /// Reads a manifest; entries that cannot be understood become issues and are kept.
    ///
    /// - Parameter file: how an error names it.
    public static func parse(_ bytes: [UInt8], file: String) throws(HubError) -> Manifest {
        let root: YAMLNode
        do throws(FormatError) {
            root = try YAML.parse(bytes)
        } catch {
            throw malformed(file, error.description)
        }
        guard let pairs = root.mapping else {
            throw malformed(file, "the manifest must be a mapping, and this is \(root.kindName)")
        }
        guard let version = root["version"]?.int64, versions.contains(version) else {
            let found = root["version"].map { $0.scalar?.text ?? $0.kindName }
            throw HubError(
                .unsupportedVersion, file,
                found.map { "the manifest has version \($0), and versions 2 and 3 are read" }
                    ?? "the manifest states no version, and versions 2 and 3 are read",
                remedy: "use the program that wrote it, or set 'version' to 2 if you know the file to be of that form")
        }
        var list = EntryList(root["repos"])
        list.addContradictions()
        return Manifest(
            version: Int(version), issues: list.issues, items: list.items, source: pairs)
    }

    private static func malformed(_ file: String, _ reason: String) -> HubError {
        HubError(
            .malformed, file, reason,
            remedy: "correct it with an editor, or bring back its last good copy with 'car state recover'")
    }
}

/// The value of `repos`, element by element.
private struct EntryList {
    var items: [Manifest.Item] = []
    var issues: [ManifestIssue] = []
    private var lines: [Int?] = []

    init(_ node: YAMLNode?) {
        guard let node, !node.isNull else { return }
        guard let elements = node.sequence else {
            issues.append(
                ManifestIssue(
                    .unusable, "manifest", line: node.position?.line, "'repos' must be a list, and is \(node.kindName)")
            )
            return
        }
        for (index, element) in elements.enumerated() { read(element, index) }
    }

    private mutating func read(_ element: YAMLNode, _ index: Int) {
        let line = element.position?.line
        do throws(RepositoryEntry.Unusable) {
            let entry = try RepositoryEntry(reading: element)
            items.append(.repository(entry))
            lines.append(line)
            for problem in entry.ownDestination?.problems ?? [] {
                let place = element["destination"]?.position?.line ?? line
                issues.append(ManifestIssue(.destination, entry.id, line: place, "destination: \(problem)"))
            }
        } catch {
            items.append(.kept(element))
            let label = element["id"]?.filledText ?? "<index:\(index)>"
            issues.append(ManifestIssue(.unusable, label, line: line, error.message))
        }
    }

    /// What entries say about one another; each of them stays usable as far as it goes.
    mutating func addContradictions() {
        let entries = items.compactMap { if case .repository(let entry) = $0 { entry } else { nil } }
        for problem in ManifestProblem.all(in: entries) {
            issues.append(
                ManifestIssue(problem.kind, problem.id, line: lines[problem.index] ?? nil, problem.message))
        }
    }
}
