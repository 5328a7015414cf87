/// What stands under `$PRODEX_HOME` (PX-01).
///
/// Everything is reserved until the module that writes it is there: shown and kept, never written.
enum ProdexArtifacts {
    static let rows = [
        kept("registry", "state.json", .file, .durable, "The profiles, which is active, and what they are bound to."),
        kept("profiles", "profiles", .directory, .durable, "The profiles' own homes."),
        kept("profile", "profiles/<profile>", .directory, .durable, "A profile's CODEX_HOME with its credentials."),
        kept("policy", "policy.toml", .file, .durable, "Settings that the user wrote."),
        kept("run", "run", .directory, .ephemeral, "Sockets of what runs at the moment."),
        kept("continuations", "runtime-continuations.json", .file, .durable, "Bindings of earlier versions."),
        kept("continuation journal", "runtime-continuation-journal.json", .file, .durable, "Their journal."),
        kept("scores", "runtime-scores.json", .file, .durable, "Profile health of earlier versions."),
        kept("usage snapshots", "runtime-usage-snapshots.json", .file, .durable, "Quota facts of earlier versions."),
        kept("backoffs", "runtime-backoffs.json", .file, .durable, "Profile backoff of earlier versions."),
        kept("broker", "runtime-broker-<key>.json", .file, .ephemeral, "A broker, and where it listens."),
        kept("broker leases", "runtime-broker-<key>-leases", .directory, .ephemeral, "Who uses a broker."),
        kept("refresh leases", "auth-refresh-leases", .directory, .ephemeral, "Who renews which credentials."),
        kept("model preferences", "model-preferences.json", .file, .durable, "Models of earlier versions."),
        kept("legacy shared home", "shared", .directory, .durable, "The shared Codex home of earlier versions."),
        kept("old shared home", ".codex", .directory, .durable, "The shared Codex home of still earlier versions."),
    ]

    private static func kept(
        _ name: Artifact.Name, _ location: String, _ kind: Artifact.Kind, _ retention: Artifact.Retention,
        _ line: String
    ) -> ArtifactRow {
        ArtifactRow(name, location, kind, retention, line, reserved: true)
    }
}
