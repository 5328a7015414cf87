import Foundation
import Harness
import Housekeeping
import Secrets
import StateRoots
import Storage

/// A root with a small tree, and places beside it to bring it to.
struct Fixture {
    let directory: TemporaryDirectory
    let source: KeptRoot
    let target: KeptRoot
    let archive: ExternalPath
    let observer: ProcessIdentity

    /// - Parameter elsewhere: the directory of the target, when it is to be on another file system.
    init(files: Int = 12, in place: String? = nil, targetIn elsewhere: String? = nil) throws {
        directory = try TemporaryDirectory(in: place)
        source = try Self.root("\(directory.path)/old")
        target = try Self.root("\(elsewhere ?? directory.path)/far/new")
        archive = try Self.archive(in: directory.path)
        observer = try ProcessIdentity.current()
        try fill("old", files: files)
    }

    /// Directories, files of several sizes and modes, and links, in a root below the directory.
    func fill(_ root: String, files: Int) throws {
        for number in 0..<files {
            let name = "\(root)/d\(number % 4)/e\(number % 3)/file\(number)"
            try directory.write(name, (0..<number * 997).map { UInt8(truncatingIfNeeded: $0) })
            chmod("\(directory.path)/\(name)", number % 5 == 0 ? 0o600 : 0o644)
        }
        try directory.write("\(root)/empty", "")
        symlink("../empty", "\(directory.path)/\(root)/d0/link")
        chmod("\(directory.path)/\(root)/d1", 0o750)
    }

    static let catalogue = Result {
        try Catalogue([
            Artifact("root", in: .repo, at: "root", kind: .lock, retention: .ephemeral, "The lock of the root."),
            Artifact("archive", in: .external, at: "<name>", kind: .file, retention: .durable, "An export."),
        ])
    }

    static func root(_ path: String) throws -> KeptRoot {
        let root = try StateRoot(.repo, at: AbsolutePath(path))
        return try KeptRoot(root, lock: catalogue.get().durable("root", in: root))
    }

    static func archive(in folder: String, named name: String = "export.tar") throws -> ExternalPath {
        try catalogue.get().external(
            "archive", in: StateRoot(.external, at: AbsolutePath(folder)), ["name": PathSegment(name)])
    }

    func move(
        _ strategy: RootMove<NoActivity>.Strategy = .automatic, leavingLink: Bool = false
    ) -> RootMove<NoActivity> {
        RootMove(
            source, to: target, strategy: strategy, leavingLink: leavingLink, activity: NoActivity(),
            observer: observer)
    }

    func run(_ move: RootMove<some Activity>) throws { _ = try result(of: move) }

    func result<Watch: Activity>(of move: RootMove<Watch>) throws -> RootMove<Watch>.Result {
        var random = SecureRandom()
        return try move.run(using: &random)
    }

    func export(replacing: Bool = false) throws -> TreeDigest {
        let manifest = ExportManifest(product: "0.1.0", root: "repo", created: 1_700_000_000)
        return try RootExport(
            source, to: archive, manifest: manifest, replacing: replacing, activity: NoActivity(), observer: observer
        ).run().digest
    }

    var importing: RootImport<NoActivity> {
        RootImport(archive.path, into: target, activity: NoActivity(), observer: observer)
    }

    func runImport() throws -> RootImport<NoActivity>.Result {
        try importing.run()
    }

    /// The names in a root itself.
    func names(_ root: KeptRoot) throws -> [String] {
        guard try RootState.of(root.root) != .absent else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: root.root.path.description).sorted()
    }
}

/// Says what it is told to.
struct StubActivity: Activity {
    var work: String?
    var claims: [String: String] = [:]
    func work(in root: StateRoot) -> String? { work }
    func claim(on place: AbsolutePath) -> String? { claims[place.segments.last?.text ?? ""] }
}
