import Formats
import Housekeeping
import StateRoots
import Storage

/// What this user had begun: moves and imports of roots, and the links that moves left.
///
/// A marker or a link in a repository may have come along with it, made by somebody who wants this program to write or
/// delete elsewhere. It stands beside the record of trust, for the same reason.
struct MoveRecord {
    private let document: SectionedDocument
    private static let begun = "begun"
    private static let links = "links"

    init(in root: StateRoot, _ catalogue: Catalogue) throws {
        document = try SectionedDocument(
            at: try catalogue.durable(.moves, in: root),
            sections: [Section("moves", keys: [Self.begun: .entries(), Self.links: .entries()])])
    }

    /// Written before anything is moved or imported, so that what a kill leaves can be told from what others planted.
    func begin(from: AbsolutePath, to: AbsolutePath, now: Int64) throws {
        try change(Self.begun, "to begin a move") {
            $0[Self.key(from.description, to.description)] = .number(JSONNumber(now))
        }
    }

    func end(from: AbsolutePath, to: AbsolutePath) throws {
        try change(Self.begun, "to end a move") { $0[Self.key(from.description, to.description)] = nil }
    }

    /// Whether it was begun here.
    func knows(_ work: InterruptedWork, at root: AbsolutePath) throws -> Bool {
        let key =
            switch work.kind {
            case .move(let from, let to): Self.key(from, to)
            case .importing(let archive): Self.key(archive, root.description)
            }
        return try document.read()[Self.begun]?[key] != nil
    }

    func noteLink(at place: AbsolutePath, to target: AbsolutePath?) throws {
        try change(Self.links, "to note a link") {
            $0[place.description] = target.map { .string($0.description) }
        }
    }

    /// Where the link leads that a move left at a place.
    func link(at place: AbsolutePath) throws -> AbsolutePath? {
        try document.read()[Self.links]?[place.description]?.string.map { try AbsolutePath($0) }
    }

    /// Where a root went that is not at its old place any more.
    func destination(of place: AbsolutePath) throws -> AbsolutePath? {
        let prefix = Self.key(place.description, "")
        let key = (try document.read()[Self.begun]?.object ?? JSONObject()).first { $0.key.hasPrefix(prefix) }?.key
        return try key.map { try AbsolutePath(String($0.dropFirst(prefix.count))) }
    }

    private func change(_ key: String, _ purpose: String, _ body: (inout JSONObject) -> Void) throws {
        try document.update(purpose: purpose) { root in
            var entries = root[key]?.object ?? JSONObject()
            body(&entries)
            root[key] = .object(entries)
        }
    }

    private static func key(_ from: String, _ to: String) -> String { "\(from) -> \(to)" }
}
