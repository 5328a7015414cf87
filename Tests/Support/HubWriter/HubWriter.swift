import Glibc
import Hub
import StateRoots
import Storage

/// A process that changes a hub, to run beside others: `HubWriter <mode> <hub> [argument…]`.
///
/// `add <prefix> <count>` registers repositories one by one; `seed` makes a hub of a repository; `scan` scans it. An
/// error is one line on standard error and exit status 1.
enum HubWriter {
    private struct NothingKnown: RepositoryFacts, RepositorySeeder {
        func condition(of repository: AbsolutePath) -> RepositoryCondition { RepositoryCondition(isInitialized: true) }
        func seed(_ repository: AbsolutePath) {}
    }

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 2 else { fail("usage: HubWriter <mode> <hub> [argument…]") }
        do {
            let hub = try AbsolutePath(arguments[1])
            let places = try places(in: hub)
            let manifest = ManifestFile(at: places.manifest)
            switch arguments[0] {
            case "add": try add(manifest, prefix: arguments[2], count: Int(arguments[3]) ?? 0)
            case "seed": try HubSeed(hub: hub, includesRootRepository: true).plant(at: places)
            case "scan":
                _ = try HubScan(
                    hub: hub, settings: HubSettings(hub: hub, includesRootRepository: true), manifest: manifest,
                    state: HubStateFile(at: places.state), facts: NothingKnown(), seeder: NothingKnown()
                ).run()
            default: fail("no mode \(arguments[0])")
            }
        } catch {
            fail("\(error)")
        }
    }

    private static func add(_ file: ManifestFile, prefix: String, count: Int) throws {
        for number in 0..<count {
            let id = "\(prefix)\(number)"
            try file.update { $0.add(RepositoryEntry(id: id, path: try HubRelativePath(id))) }
        }
    }

    private static func places(in hub: AbsolutePath) throws -> HubSeed.Places {
        let root = try StateRoot(.hub, at: hub.appending(PathSegment(".codex-autorunner")))
        let catalogue = try Catalogue([
            Artifact("manifest", in: .hub, at: "manifest.yml", kind: .file, retention: .durable, "The manifest."),
            Artifact("state", in: .hub, at: "hub_state.json", kind: .file, retention: .durable, "The state."),
            Artifact("config", in: .hub, at: "config.yml", kind: .file, retention: .durable, "The configuration."),
        ])
        return HubSeed.Places(
            manifest: try catalogue.durable("manifest", in: root), state: try catalogue.durable("state", in: root),
            config: try catalogue.durable("config", in: root))
    }

    private static func fail(_ text: String) -> Never {
        let line = Array("HubWriter: \(text)\n".utf8)
        _ = Glibc.write(STDERR_FILENO, line, line.count)
        exit(1)
    }
}
