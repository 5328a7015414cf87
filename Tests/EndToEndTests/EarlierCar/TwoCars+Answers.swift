import Autorunner
import Formats
import StateRoots

extension TwoCars {
    /// Whatever our doctor, our catalogue and a look at every file have to say of a directory.
    func troubles(in directory: String) async throws -> [String] {
        try await concerns(in: directory) + oddities(in: directory) + damages(in: directory)
    }

    /// What keeps a root from being whole, databases of either program included.
    private func damages(in directory: String) async throws -> [String] {
        let roots = try await ours("state", "verify", "--json", in: directory).json["roots"]?.array ?? []
        guard roots.contains(where: { $0["exists"] == true }) else { return ["there is no root to verify"] }
        return roots.filter { $0["whole"] != true }.map { "\($0)" }
    }

    /// What our doctor has to say, beyond that something is in order: `[id] subject` of each finding.
    private func concerns(in directory: String) async throws -> [String] {
        let checks = try await ours("doctor", "--json", in: directory).json["checks"]?.array ?? []
        let findings = checks.flatMap { $0["findings"]?.array ?? [] }
        guard !findings.isEmpty else { return ["the doctor says nothing"] }
        return findings.filter { $0["severity"] != "ok" }.map {
            "[\($0["id"]?.string ?? "?")] \($0["subject"]?.string ?? "")"
        }
    }

    /// What our catalogue does not know under the roots, and what else is odd there.
    private func oddities(in directory: String) async throws -> [String] {
        let roots = try await ours("roots", "--json", in: directory).json["roots"]?.array ?? []
        guard roots.contains(where: { $0["exists"] == true }) else { return ["there is no root"] }
        return roots.flatMap { $0["oddities"]?.array ?? [] }.map {
            "\($0["kind"]?.string ?? "?") \($0["path"]?.string ?? "")"
        }
    }

    /// The repositories that our `car hub repos` lists, each with its state and where it runs.
    func hubRows(in directory: String) async throws -> [String] {
        (try await ours("hub", "repos", "--json", in: directory).json["repos"]?.array ?? []).map { row in
            ["id", "kind", "status", "destination", "destination_source"].map { row[$0]?.string ?? "?" }
                .joined(separator: " ")
        }
    }

    /// The repositories that the earlier car lists.
    func earlierHubRows(in directory: String) async throws -> [String] {
        (try await earlier("hub", "repos", "--json", in: directory).json["repos"]?.array ?? []).map { row in
            ["repo_id", "branch", "status"].map { row[$0]?.string ?? "?" }.joined(separator: " ")
        }
    }

    /// The version that a hub's manifest states.
    func manifestVersion(of hub: String) throws -> Int64? {
        try YAML.parse(Array(text("\(hub)/.codex-autorunner/manifest.yml").utf8))["version"]?.int64
    }

    /// The places that our modules work on, for what no command does yet.
    func repositoryPlaces(_ name: String) throws -> RepositoryPlaces {
        RepositoryPlaces(
            try Catalogue.car(), in: try StateRoot(.repo, at: AbsolutePath("\(place)/\(name)/.codex-autorunner")))
    }
}
