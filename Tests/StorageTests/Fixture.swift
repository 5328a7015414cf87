import Harness
import StateRoots
import Storage

/// A root of a test's own with an artifact of each kind; `StateWriter` stores under the same names.
struct Fixture {
    let directory: TemporaryDirectory
    let document: DurablePath
    let shallow: DurablePath
    let external: ExternalPath
    let cache: CachePath
    let log: EphemeralPath

    /// - Parameters:
    ///   - below: a name below the temporary directory, which need not exist.
    ///   - inMemory: for tests of thousands of writes that are about order and not about the disk.
    init(below: String = "root", inMemory: Bool = false) throws {
        directory = try TemporaryDirectory(in: inMemory ? MemoryFileSystem.path : nil)
        let root = try AbsolutePath("\(directory.path)/\(below)")
        document = try Self.catalogue.get().durable("document", in: StateRoot(.prodexHome, at: root))
        shallow = try Self.catalogue.get().durable("shallow", in: StateRoot(.prodexHome, at: root))
        external = try Self.catalogue.get().external("config", in: StateRoot(.external, at: root))
        cache = try Self.catalogue.get().cache("derived", in: StateRoot(.cache, at: root))
        log = try Self.catalogue.get().ephemeral("log", in: StateRoot(.temporary, at: root))
    }

    private static let catalogue = Result {
        try Catalogue([
            Artifact(
                "document", in: .prodexHome, at: "deep/state.json", kind: .file, retention: .durable, "A document."),
            Artifact("shallow", in: .prodexHome, at: "shallow.txt", kind: .file, retention: .durable, "A file."),
            Artifact("config", in: .external, at: "config.toml", kind: .file, retention: .durable, "Somebody's file."),
            Artifact("derived", in: .cache, at: "cache/derived.bin", kind: .file, retention: .cache, "Derived."),
            Artifact("log", in: .temporary, at: "logs/run.log", kind: .log, retention: .ephemeral, "A log."),
        ])
    }

    var root: String { document.placement.root.description }
    func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    func text(_ path: some PlacedPath) throws -> String {
        String(decoding: try SafeFile.read(path, limit: 1 << 26), as: UTF8.self)
    }

    /// Every name below the root.
    func names() throws -> [String] { try directory.inventory().keys.sorted() }

    static func writer() throws -> String { try BuiltProducts.program("StateWriter") }
}
