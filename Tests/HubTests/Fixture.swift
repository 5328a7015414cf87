import Foundation
import Harness
import Hub
import StateRoots
import Storage

/// A hub in a directory of a test's own.
struct Fixture {
    let directory: TemporaryDirectory
    let hub: AbsolutePath
    let places: HubSeed.Places

    init() throws {
        directory = try TemporaryDirectory()
        // What a path resolves to, as it does for a state root.
        hub = try StateRoot(.hub, at: AbsolutePath(directory.path)).path
        let root = try StateRoot(.hub, at: hub.appending(PathSegment(".codex-autorunner")))
        let catalogue = try Catalogue([
            Artifact("manifest", in: .hub, at: "manifest.yml", kind: .file, retention: .durable, "The manifest."),
            Artifact("state", in: .hub, at: "hub_state.json", kind: .file, retention: .durable, "The state."),
            Artifact("config", in: .hub, at: "config.yml", kind: .file, retention: .durable, "The configuration."),
        ])
        places = HubSeed.Places(
            manifest: try catalogue.durable("manifest", in: root), state: try catalogue.durable("state", in: root),
            config: try catalogue.durable("config", in: root))
    }

    var manifest: ManifestFile { ManifestFile(at: places.manifest) }
    func state() throws -> HubStateFile { try HubStateFile(at: places.state) }

    func writeManifest(_ text: String) throws { try directory.write(".codex-autorunner/manifest.yml", text) }
    func writeState(_ text: String) throws { try directory.write(".codex-autorunner/hub_state.json", text) }

    func text(_ name: String) throws -> String {
        String(decoding: try directory.read(".codex-autorunner/\(name)"), as: UTF8.self)
    }

    /// A directory that git would take for a repository.
    func makeRepository(_ path: String, branch: String = "main") throws {
        try directory.write("\(path)/.git/HEAD", "ref: refs/heads/\(branch)\n")
    }

    /// A directory that git would take for a worktree of a repository.
    func makeWorktree(_ path: String, of base: String, branch: String) throws {
        let place = ".git/worktrees/\(path.split(separator: "/").last ?? "w")"
        try directory.write("\(base)/\(place)/HEAD", "ref: refs/heads/\(branch)\n")
        try directory.write("\(path)/.git", "gitdir: \(hub)/\(base)/\(place)\n")
    }

    func parse(_ text: String) throws -> Manifest { try Manifest.parse(Array(text.utf8), file: "manifest.yml") }
}

/// An entry as short as it can be.
func entry(_ id: String, _ path: String? = nil, worktreeOf parent: String? = nil) throws -> RepositoryEntry {
    var entry = RepositoryEntry(
        id: id, path: try HubRelativePath(path ?? id), kind: parent == nil ? .base : .worktree)
    entry.worktreeOf = parent
    return entry
}
