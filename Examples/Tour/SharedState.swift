import Formats
import StateRoots
import Storage

/// One JSON file that several processes change at once, with the workers' own notes beside it.
struct SharedState {
    private let document: SectionedDocument
    private let catalogue: Catalogue
    private let root: StateRoot

    init(_ directory: String) throws {
        root = try StateRoot(RootID("tour", .canonical), at: AbsolutePath(directory))
        catalogue = try Catalogue([
            Artifact("state", in: root.id, at: "state.json", kind: .file, retention: .durable, "The shared counts."),
            Artifact(
                "said", in: root.id, at: "said-<worker>", kind: .file, retention: .ephemeral,
                "What a worker said on its standard output."),
        ])
        document = try SectionedDocument(
            at: catalogue.durable("state", in: root),
            sections: [Section("workers", keys: ["done": .entries()]), Section("total", keys: ["total": .counter])],
            wait: .forever)
    }

    func record(_ change: Int, by worker: String) throws {
        try document.update(purpose: "to record change \(change) of \(worker)") { root in
            var done = root["done"]?.object ?? JSONObject()
            done[worker] = .number(JSONNumber(change))
            root["done"] = .object(done)
            root["total"] = .number(JSONNumber((root["total"]?.int64 ?? 0) + 1))
        }
    }

    func read() throws -> DocumentSnapshot { try document.read() }

    /// The last change that a worker said was done.
    func said(by worker: String) throws -> Int {
        let path = try catalogue.durable("said", in: root, ["worker": PathSegment(worker)])
        let text = String(decoding: try SafeFile.read(path, limit: 1 << 20), as: UTF8.self)
        return text.split(separator: "\n").last.flatMap { Int($0) } ?? 0
    }
}
