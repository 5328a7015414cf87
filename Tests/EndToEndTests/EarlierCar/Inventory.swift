import Harness

/// Every file below a scratch directory with its mode and a hash of its content.
struct Inventory {
    /// What became of the files between two inventories; in order of their names.
    struct Changes: Equatable, CustomStringConvertible {
        var created: [String] = []
        var rewritten: [String] = []
        var removed: [String] = []

        static let none = Changes()

        init(created: [String] = [], rewritten: [String] = [], removed: [String] = []) {
            self.created = created
            self.rewritten = rewritten
            self.removed = removed
        }

        /// Changes below the root of state in a directory.
        init(inStateOf directory: String, created: [String] = [], rewritten: [String] = []) {
            let names = { (names: [String]) in names.map { "\(directory)/.codex-autorunner/\($0)" }.sorted() }
            self.init(created: names(created), rewritten: names(rewritten))
        }

        static func + (one: Changes, other: Changes) -> Changes {
            Changes(
                created: (one.created + other.created).sorted(),
                rewritten: (one.rewritten + other.rewritten).sorted(),
                removed: (one.removed + other.removed).sorted())
        }

        var description: String { "created \(created), rewritten \(rewritten), removed \(removed)" }
    }

    private let entries: [String: String]

    /// - Parameters:
    ///   - place: the folder from which names are given; what stands beside it begins with `../`.
    init(of directory: TemporaryDirectory, from place: String) throws {
        var entries: [String: String] = [:]
        for (name, facts) in try directory.inventory() where Self.counts(name) {
            entries[name.hasPrefix("\(place)/") ? String(name.dropFirst(place.count + 1)) : "../\(name)"] = facts
        }
        self.entries = entries
    }

    /// SQLite makes its log and its index beside a database and removes them again, for readers too; and git keeps what
    /// it saw of the files.
    private static func counts(_ name: String) -> Bool {
        !name.hasSuffix("-wal") && !name.hasSuffix("-shm") && !name.split(separator: "/").contains(".git")
    }

    func changes(since before: Inventory) -> Changes {
        Changes(
            created: entries.keys.filter { before.entries[$0] == nil }.sorted(),
            rewritten: entries.keys.filter { before.entries[$0] != nil && before.entries[$0] != entries[$0] }.sorted(),
            removed: before.entries.keys.filter { entries[$0] == nil }.sorted())
    }
}
