/// What stands under `$PRODEX_HOME` (PX-01).
///
/// Everything is reserved until the module that writes it is there: shown and kept, never written.
enum ProdexArtifacts {
    static let rows: [ArtifactRow] = [
        .kept("registry", "state.json", .file, "The profiles, which is active, and what they are bound to."),
        .kept("profiles", "profiles", .directory, "The profiles' own homes."),
        .kept("profile", "profiles/<profile>", .directory, "A profile's CODEX_HOME with its credentials."),
        .kept("policy", "policy.toml", .file, "Settings that the user wrote."),
        .kept("run", "run", .directory, "Sockets of what runs at the moment.", .ephemeral),
        .kept("continuations", "runtime-continuations.json", .file, "Bindings of earlier versions."),
        .kept("continuation journal", "runtime-continuation-journal.json", .file, "Their journal."),
        .kept("scores", "runtime-scores.json", .file, "Profile health of earlier versions."),
        .kept("usage snapshots", "runtime-usage-snapshots.json", .file, "Quota facts of earlier versions."),
        .kept("backoffs", "runtime-backoffs.json", .file, "Profile backoff of earlier versions."),
        .kept("broker", "runtime-broker-<key>.json", .file, "A broker, and where it listens.", .ephemeral),
        .kept("broker leases", "runtime-broker-<key>-leases", .directory, "Who uses a broker.", .ephemeral),
        .kept("refresh leases", "auth-refresh-leases", .directory, "Who renews which credentials.", .ephemeral),
        .kept("model preferences", "model-preferences.json", .file, "Models of earlier versions."),
        .kept("legacy shared home", "shared", .directory, "The shared Codex home of earlier versions."),
        .kept("old shared home", ".codex", .directory, "The shared Codex home of still earlier versions."),
    ]
}
