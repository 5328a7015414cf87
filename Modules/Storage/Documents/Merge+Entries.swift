public import Formats

extension Merge {
    /// One entry of a map that both sides changed, and differently.
    public struct EntryConflict: Sendable {
        public let key: String
        /// As this process last read it; nil when it is new.
        public let base: JSON?
        /// Nil when this process removed it.
        public let mine: JSON?
        /// Nil when somebody else removed it.
        public let theirs: JSON?

        /// A removal stays, whoever removed it; of two values mine is taken.
        public var removalOrMine: JSON? { theirs == nil ? nil : mine }
    }

    /// A map whose entries change independently of one another: each is merged by itself.
    ///
    /// An entry that only one side removed is removed; the other side's stale copy does not bring it back.
    public static func entries(
        _ conflict: @escaping @Sendable (EntryConflict) -> JSON? = { $0.removalOrMine }
    ) -> Merge {
        Merge { sides in
            guard let base = object(sides.base), let mine = object(sides.mine), let theirs = object(sides.theirs) else {
                return mineIfChanged.merged(sides)
            }
            var result = JSONObject()
            for (key, value) in theirs {
                if let value = merged(key, base[key], mine[key], value, conflict) { result[key] = value }
            }
            for (key, value) in mine where theirs[key] == nil {
                if let value = merged(key, base[key], value, nil, conflict) { result[key] = value }
            }
            // A map that is empty stays a map, unless both sides have none.
            return result.isEmpty && (sides.mine == nil || sides.theirs == nil) ? absent(sides) : .object(result)
        }
    }

    private static func merged(
        _ key: String, _ base: JSON?, _ mine: JSON?, _ theirs: JSON?, _ conflict: (EntryConflict) -> JSON?
    ) -> JSON? {
        switch Winner(base: base, mine: mine, theirs: theirs) {
        case .mine: mine
        case .theirs: theirs
        case .neither: conflict(EntryConflict(key: key, base: base, mine: mine, theirs: theirs))
        }
    }

    private static func absent(_ sides: Sides) -> JSON? {
        switch Winner(base: sides.base, mine: sides.mine, theirs: sides.theirs) {
        case .mine: sides.mine.map { _ in .object(JSONObject()) }
        case .theirs: sides.theirs.map { _ in .object(JSONObject()) }
        case .neither: nil
        }
    }

    /// A map that is not there has no entries; nil for what is no map.
    private static func object(_ value: JSON?) -> JSONObject? {
        guard let value else { return JSONObject() }
        return value.object
    }
}
