/// The text of `docs/state.md`, made from the catalogues (SR-25).
public enum StateDocument {
    public static func text(car: Catalogue, prodex: Catalogue) -> String {
        var lines = preface
        lines += section(
            "A repository's root",
            "`<repository>/.codex-autorunner/` (SR-01). `car init` makes it, git ignores all of it.", .repo, car)
        lines += section(
            "A hub's root",
            """
            `<hub>/.codex-autorunner/` (SR-05). A hub that is a repository too has both roots in one directory; a place \
            that both tables name is then the one's that is not reserved, else the hub's.
            """, .hub, car)
        lines += section(
            "The user's root",
            """
            `~/.codex-autorunner/`, moved by `CAR_GLOBAL_STATE_ROOT`, else by `state_roots.global` in a trusted \
            configuration (SR-06). `trust.json` stays where the variable or the home directory puts the root: a \
            configuration cannot move the record that decides whether it is believed.
            """, .global, car)
        lines += section("prodex's home", "`~/.prodex/`, moved by `PRODEX_HOME` (PX-01).", .prodexHome, prodex)
        lines += supervisor + caches + surfaces(car) + inTheWay
        return lines.joined(separator: "\n") + "\n"
    }

    private static let preface = [
        "# Where state lives", "",
        "All durable state stands under the roots below and nowhere else (SR-20); moving a root moves all of it (SR-22).",
        "This page is generated from the catalogues in `Modules/StateRoots/Catalogues/`, which are also what the programs",
        "take their paths from, so that it cannot be wrong about them. `car roots` shows the same for the roots at hand,",
        "with sizes.",
        "", "| class | what it means |", "|---|---|",
        "| durable | never deleted by housekeeping |",
        "| reviewable | kept for a person to look at, and deleted after a period |",
        "| ephemeral | of use only while something runs |",
        "| cache | can be rebuilt |", "",
        "*Reserved* means: shown, and kept by `car state move` and `car state export`, but never written by this",
        "product. Beside a file there may be companions that serve it: `<file>.lock`, `<file>.last-good`,",
        "`<file>.journal-<writer>`, `<file>.damaged-<label>`, a `.<file>.<token>.tmp` that is being written, and",
        "beside a database `-wal` and `-shm`.",
    ]

    private static func section(_ title: String, _ text: String, _ root: RootID, _ catalogue: Catalogue) -> [String] {
        ["", "## \(title)", "", text, "", "| place | kind | class | what it is |", "|---|---|---|---|"]
            + catalogue.artifacts.filter { $0.root == root }.map(row)
    }

    private static func row(_ artifact: Artifact) -> String {
        let isFolder = artifact.kind == .directory
        let place = "`\(artifact.location)\(isFolder ? "/" : "")`"
        let retention = artifact.isReserved ? "\(artifact.retention), reserved" : "\(artifact.retention)"
        return "| \(place) | \(artifact.kind) | \(retention) | \(artifact.documentation) |"
    }

    private static let supervisor = [
        "", "## Homes of agents", "",
        "A repository whose destination is `docker` has them in `<repository>/.codex-autorunner/app_server_workspaces/`,",
        "because the repository is all that a container sees; every other repository has them in `workspaces/` of the",
        "user's root, wherever that is (SR-07).",
    ]

    private static let caches = [
        "", "## Caches", "",
        "`$TMPDIR` (or `/tmp`), `$XDG_CACHE_HOME` (or `~/.cache`) and `__pycache__/` hold only what can be rebuilt",
        "(SR-10, SR-11): all of it may be deleted at any time. `car` keeps nothing there today.",
    ]

    private static func surfaces(_ catalogue: Catalogue) -> [String] {
        [
            "", "## External surfaces", "",
            "Files that are not state of ours, each written by one command only (SR-23). The test that traces the",
            "programs allows these, the roots, and nothing else.", "", "| file | written by |", "|---|---|",
        ]
            + catalogue.artifacts.filter { $0.root.territory == .external }.map {
                "| \($0.documentation) | `\($0.writer ?? "")` |"
            }
    }

    private static let inTheWay = [
        "", "## What is ignored", "",
        "`pma/delivery_targets.json` and `pma/active_sink.json` of earlier versions are tolerated, never read to act on,",
        "and never changed (SR-12); `car doctor` says that they are there.",
    ]
}
