import Formats

/// What a hub saw of its repositories last, with what people chose on its page.
public struct HubState: Hashable, Sendable {
    /// Everything in the file, what is not known here included, in its order.
    var root: JSONObject

    /// The title of a hub that was given none.
    static let standardTitle = "Web Hub"
    private static let longestTitle = 80

    /// A hub that was never scanned.
    public init() {
        root = ["last_scan_at": nil, "repos": [], "pinned_parent_repo_ids": [], "title": .string(Self.standardTitle)]
    }

    init(_ root: JSONObject) { self.root = root }

    /// When the last scan was, in RFC 3339.
    public var lastScanAt: String? {
        get { root["last_scan_at"]?.string }
        set { root["last_scan_at"] = newValue.map { .string($0) } ?? .null }
    }

    /// The snapshots that can be read; setting them replaces all of the list.
    public var repositories: [RepositorySnapshot] {
        get { (root["repos"]?.array ?? []).compactMap { $0.object.flatMap { RepositorySnapshot($0) } } }
        set { root["repos"] = .array(newValue.map { .object($0.members) }) }
    }

    /// The snapshots as the file has them, by id, those with a status that is not known here included.
    var membersByID: [String: JSONObject] {
        let objects = (root["repos"]?.array ?? []).compactMap(\.object)
        return Dictionary(objects.compactMap { object in object["id"]?.string.map { ($0, object) } }) { first, _ in
            first
        }
    }

    /// The snapshot of the repository with this id.
    public subscript(id: String) -> RepositorySnapshot? { repositories.first { $0.id == id } }

    /// The base repositories that stand first, in this order.
    public var pinned: [String] {
        get {
            var seen: Set<String> = []
            return (root["pinned_parent_repo_ids"]?.array ?? []).compactMap { $0.string?.trimmed }
                .filter { !$0.isEmpty && seen.insert($0).inserted }
        }
        set { root["pinned_parent_repo_ids"] = .array(newValue.map { .string($0) }) }
    }

    /// What the hub calls itself: one line of at most 80 characters.
    public var title: String {
        get { Self.normalized(root["title"]?.string) }
        set { root["title"] = .string(Self.normalized(newValue)) }
    }

    /// One clause for each thing that could not be read; it is kept as it stands until the next scan.
    public var issues: [String] {
        (root["repos"]?.array ?? []).enumerated().filter { $0.element.object.flatMap { RepositorySnapshot($0) } == nil }
            .map {
                let name = $0.element["id"]?.string ?? "<index:\($0.offset)>"
                return "the snapshot of \(name) has no id, or a status that is not known"
            }
    }

    private static func normalized(_ title: String?) -> String {
        let words = (title ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? standardTitle : String(words.prefix(longestTitle))
    }
}

extension HubState {
    /// The file, as it is first written.
    var serialized: [UInt8] { JSON.object(root).serialized(.pretty) }
}
