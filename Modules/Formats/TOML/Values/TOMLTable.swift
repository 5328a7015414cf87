/// Names and values in the order in which they were first defined.
public struct TOMLTable: Sendable {
    /// A name and its value.
    public typealias Element = (key: String, value: TOMLValue)

    private var members: [Element] = []
    private var places: [ExactText: Int] = [:]

    public init() {}

    /// A table of these members; a name that comes twice keeps its first place and takes its last value.
    public init(_ members: some Sequence<(String, TOMLValue)>) {
        for (key, value) in members { self[key] = value }
    }

    /// The names in order.
    public var keys: [String] { members.map(\.key) }

    /// Reads, replaces in place, appends, or (set to nil) removes a member.
    public subscript(key: String) -> TOMLValue? {
        get { places[ExactText(key)].map { members[$0].value } }
        set {
            guard let newValue else {
                removeValue(forKey: key)
                return
            }
            let name = ExactText(key)
            if let place = places[name] {
                members[place].value = newValue
            } else {
                places[name] = members.count
                members.append((key, newValue))
            }
        }
    }

    /// Removes a member and returns its value, or nil if there was none.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> TOMLValue? {
        guard let place = places.removeValue(forKey: ExactText(key)) else { return nil }
        let removed = members.remove(at: place)
        for later in place..<members.count { places[ExactText(members[later].key)] = later }
        return removed.value
    }

    /// The same members with the same meaning, in any order.
    public func isEquivalent(to other: TOMLTable) -> Bool {
        count == other.count
            && members.allSatisfy { member in
                other[member.key].map { $0.isEquivalent(to: member.value) } ?? false
            }
    }
}

extension TOMLTable: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { members.count }
    public subscript(position: Int) -> Element { members[position] }
}

extension TOMLTable: Hashable {
    public static func == (left: TOMLTable, right: TOMLTable) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { $0.key.hasSameBytes(as: $1.key) && $0.value == $1.value }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        for member in members {
            hasher.combine(ExactText(member.key))
            hasher.combine(member.value)
        }
    }
}

extension TOMLTable: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, TOMLValue)...) { self.init(elements) }
}
