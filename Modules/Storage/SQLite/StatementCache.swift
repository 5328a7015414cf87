import Formats

/// Prepared statements by their SQL, the least recently used going first.
///
/// A statement in use is not in the cache, so the same SQL may run inside its own loop: it is prepared once more.
struct StatementCache {
    private struct Entry {
        let statement: Statement
        let used: UInt64
    }

    private let capacity: Int
    private var entries: [ExactText: Entry] = [:]
    private var uses: UInt64 = 0

    init(capacity: Int) { self.capacity = max(0, capacity) }

    var count: Int { entries.count }

    mutating func take(_ sql: String) -> Statement? { entries.removeValue(forKey: ExactText(sql))?.statement }

    mutating func put(_ statement: Statement) {
        guard capacity > 0 else { return }
        uses += 1
        entries[ExactText(statement.sql)] = Entry(statement: statement, used: uses)
        guard entries.count > capacity, let oldest = entries.min(by: { $0.value.used < $1.value.used }) else { return }
        entries.removeValue(forKey: oldest.key)
    }

    mutating func removeAll() { entries.removeAll() }
}
