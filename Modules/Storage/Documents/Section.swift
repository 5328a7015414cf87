public import Formats

/// A part of a document that one concern owns: which top-level keys, and how two changes of them merge.
public struct Section: Sendable {
    /// What is done when the section's values are not what its owner writes; new ways may be added.
    public struct OnDamage: Hashable, Sendable {
        enum Kind { case refuse, lastGood, startOver }
        let kind: Kind
        /// Nothing is read or written until a person has looked.
        public static let refuse = OnDamage(kind: .refuse)
        /// The section as it is in the last good copy, or refused when that is no better.
        public static let useLastGood = OnDamage(kind: .lastGood)
        /// Without its keys, which is for what is advisory and can be learned again.
        public static let startOver = OnDamage(kind: .startOver)
    }

    public let name: String
    public var keys: [String] { merges.map(\.key) }
    let merges: [(key: String, merge: Merge)]
    let onDamage: OnDamage
    let problem: @Sendable (JSONObject) -> String?
    let settle: @Sendable (inout JSONObject) -> Void

    /// - Parameters:
    ///   - keys: the top-level keys, each with its merge; no other section may own one of them.
    ///   - onDamage: what to do when `problem` finds something.
    ///   - problem: says in one clause what is wrong with the section's keys, or nil.
    ///   - settle: restores what must hold between the keys after a merge, as when two changes are each right alone.
    public init(
        _ name: String, keys: KeyValuePairs<String, Merge>, onDamage: OnDamage = .refuse,
        problem: @escaping @Sendable (JSONObject) -> String? = { _ in nil },
        settle: @escaping @Sendable (inout JSONObject) -> Void = { _ in }
    ) {
        self.name = name
        merges = keys.map { (key: $0.key, merge: $0.value) }
        self.onDamage = onDamage
        self.problem = problem
        self.settle = settle
    }

    /// The section's keys of a document, in its own order.
    func slice(of root: JSONObject) -> JSONObject {
        var slice = JSONObject()
        for (key, _) in merges { slice[key] = root[key] }
        return slice
    }

    func put(_ slice: JSONObject, into root: inout JSONObject) {
        for (key, _) in merges { root[key] = slice[key] }
    }

    func merged(base: JSONObject, mine: JSONObject, theirs: JSONObject) -> JSONObject {
        let (base, mine, theirs) = (slice(of: base), slice(of: mine), slice(of: theirs))
        var result = JSONObject()
        for (key, merge) in merges {
            result[key] = merge.merged(
                Merge.Sides(
                    base: base[key], mine: mine[key], theirs: theirs[key], baseSection: base, mineSection: mine,
                    theirsSection: theirs))
        }
        return result
    }
}
