public import StateRoots

/// The places of a repository's state that this module works on, as a catalogue gives them out (SR-02).
///
/// Nothing here makes a path of its own: an artifact that the catalogue names stands where it says, and what it does not
/// name is an entry of a directory that it does.
public struct RepositoryPlaces: Sendable {
    private let catalogue: Catalogue
    /// The repository's `.codex-autorunner`.
    public let root: StateRoot

    public init(_ catalogue: Catalogue, in root: StateRoot) {
        self.catalogue = catalogue
        self.root = root
    }

    /// The place of a location such as `tickets/AGENTS.md`, below the root.
    public func place(_ location: String) throws(StateRootError) -> DurablePath { try place(location, [:]) }

    /// The file `state.sqlite3`.
    public func state() throws(StateRootError) -> DurablePath { try place("state.sqlite3") }
    /// The file `flows.db`.
    public func flows() throws(StateRootError) -> DurablePath { try place("flows.db") }
    /// The file `lock`.
    public func lock() throws(StateRootError) -> DurablePath { try place("lock") }
    /// The file `stop`.
    public func stop() throws(StateRootError) -> DurablePath { try place("stop") }
    /// The file `codex-autorunner.log`.
    public func log() throws(StateRootError) -> DurablePath { try place("codex-autorunner.log") }
    /// The directory `tickets`.
    public func tickets() throws(StateRootError) -> DurablePath { try place("tickets") }
    /// The file `tickets/ingest_state.json` (SR-04).
    public func ingestReceipt() throws(StateRootError) -> DurablePath { try place("tickets/ingest_state.json") }
    /// The file `codex-autorunner.log.<number>`.
    public func logBackup(_ number: Int) throws(StateRootError) -> DurablePath {
        try place("codex-autorunner.log.<number>", ["number": PathSegment("\(number)")])
    }

    /// The file `flows/<run_id>/worker.json`.
    public func worker(of run: FlowRunID) throws(StateRootError) -> DurablePath {
        try place("flows/<run_id>/worker.json", ["run_id": run.segment])
    }

    /// The file `flows/<run_id>/chat/inbound.jsonl` or `outbound.jsonl` (SR-03).
    public func chat(_ direction: ChatDirection, of run: FlowRunID) throws(StateRootError) -> DurablePath {
        try place("flows/<run_id>/chat/\(direction.rawValue).jsonl", ["run_id": run.segment])
    }

    private func place(
        _ location: String, _ variables: [String: PathSegment]
    ) throws(StateRootError) -> DurablePath {
        if let artifact = artifact(at: location) { return try catalogue.durable(artifact.name, in: root, variables) }
        let parts = location.split(separator: "/").map(String.init)
        for count in stride(from: parts.count - 1, to: 0, by: -1) {
            guard let directory = artifact(at: parts[..<count].joined(separator: "/")), directory.kind == .directory
            else { continue }
            var path = try catalogue.durable(
                directory.name, in: root, variables.filter { directory.location.variables.contains($0.key) })
            for part in parts[count...] { path = path.child(try Self.segment(part, variables)) }
            return path
        }
        // Refused in the catalogue's own words.
        return try catalogue.durable(Artifact.Name(location), in: root, variables)
    }

    private func artifact(at location: String) -> Artifact? {
        catalogue.artifacts.first { $0.root == root.id && $0.location.description == location }
    }

    private static func segment(
        _ part: String, _ variables: [String: PathSegment]
    ) throws(StateRootError) -> PathSegment {
        if part.hasPrefix("<"), part.hasSuffix(">"), let value = variables[String(part.dropFirst().dropLast())] {
            return value
        }
        return try PathSegment(part)
    }
}
