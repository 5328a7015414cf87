/// Finds a member by name: nothing but a look along the members of a small object, a hash table for a large one.
struct JSONKeyIndex: Sendable {
    /// Up to this many members a look along them is quicker than hashing.
    static let smallCount = 12

    /// Open addressing over a power of two; zero is empty, otherwise one more than the member's position.
    private var slots: [UInt32] = []

    init() {}

    init(_ members: [JSONObject.Member]) {
        guard members.count > JSONKeyIndex.smallCount else { return }
        var capacity = 64
        while capacity < members.count * 2 { capacity *= 2 }
        slots = [UInt32](repeating: 0, count: capacity)
        for position in members.indices { insert(members[position].key, position) }
    }

    func position(of key: String, in members: [JSONObject.Member]) -> Int? {
        guard !slots.isEmpty else { return members.firstIndex { $0.key.hasSameBytes(as: key) } }
        let mask = slots.count - 1
        var slot = key.hashValue & mask
        while slots[slot] != 0 {
            let position = Int(slots[slot]) - 1
            if members[position].key.hasSameBytes(as: key) { return position }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Takes note of the member that was just appended.
    mutating func appended(to members: [JSONObject.Member]) {
        guard members.count > JSONKeyIndex.smallCount else { return }
        if members.count * 2 > slots.count {
            self = JSONKeyIndex(members)
        } else {
            insert(members[members.count - 1].key, members.count - 1)
        }
    }

    private mutating func insert(_ key: String, _ position: Int) {
        let mask = slots.count - 1
        var slot = key.hashValue & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt32(truncatingIfNeeded: position + 1)
    }
}
