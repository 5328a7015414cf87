/// The members of a JSON object in the order they were read or added; each name stands once.
///
/// Names are compared by their bytes. Looking up and adding cost the same in an object of ten members and of a million.
public struct JSONObject: Sendable {
    struct Member: Hashable, Sendable {
        let key: String
        var value: JSON
    }

    private var members: [Member]
    private var index: JSONKeyIndex

    public init() {
        members = []
        index = JSONKeyIndex()
    }

    /// Members in this order; of two with the same name the later value takes the earlier one's place.
    public init(_ pairs: [(String, JSON)]) {
        self.init()
        members.reserveCapacity(pairs.count)
        for (key, value) in pairs { self[key] = value }
    }

    /// Adds a member at the end unless the name is known, which it tells.
    mutating func append(_ key: String, _ value: JSON) -> Bool {
        guard index.position(of: key, in: members) == nil else { return false }
        members.append(Member(key: key, value: value))
        index.appended(to: members)
        return true
    }

    public var keys: [String] { members.map(\.key) }

    /// Reads, replaces in place, appends when the name is new, removes when set to nil.
    public subscript(key: String) -> JSON? {
        get { index.position(of: key, in: members).map { members[$0].value } }
        set {
            guard let newValue else {
                removeValue(forKey: key)
                return
            }
            if let position = index.position(of: key, in: members) {
                members[position].value = newValue
            } else {
                members.append(Member(key: key, value: newValue))
                index.appended(to: members)
            }
        }
    }

    /// Removes a member and closes the gap; use `removeAll(where:)` to remove many.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> JSON? {
        guard let position = index.position(of: key, in: members) else { return nil }
        let removed = members.remove(at: position)
        index = JSONKeyIndex(members)
        return removed.value
    }

    /// Removes every member that the predicate names, in one pass.
    public mutating func removeAll(where isUnwanted: (_ key: String, _ value: JSON) throws -> Bool) rethrows {
        try members.removeAll { try isUnwanted($0.key, $0.value) }
        index = JSONKeyIndex(members)
    }

    /// Takes over the other's members: known names keep their place, new ones follow in the other's order.
    public mutating func merge(_ other: JSONObject) {
        for (key, value) in other { self[key] = value }
    }

    /// A copy that has taken over the other's members.
    public func merging(_ other: JSONObject) -> JSONObject {
        var result = self
        result.merge(other)
        return result
    }

    /// Equality that ignores the order of members, at every depth.
    public func isEquivalent(to other: JSONObject) -> Bool {
        count == other.count
            && members.allSatisfy { member in other[member.key].map { $0.isEquivalent(to: member.value) } ?? false }
    }
}

extension JSONObject.Member {
    static func == (left: Self, right: Self) -> Bool {
        left.key.hasSameBytes(as: right.key) && left.value == right.value
    }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool { left.members == right.members }
    public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}

extension JSONObject: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { members.count }
    public subscript(position: Int) -> (key: String, value: JSON) {
        (key: members[position].key, value: members[position].value)
    }
}
