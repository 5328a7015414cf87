public import Formats

/// How two changes of one value become one: mine, and what others wrote since I last read.
public struct Merge: Sendable {
    /// The value three times, nil where it is not there, with the section around it for those who look further.
    public struct Sides: Sendable {
        /// As this process last read it.
        public let base: JSON?
        /// As this process wants it.
        public let mine: JSON?
        /// As it is in the file now.
        public let theirs: JSON?
        public let baseSection: JSONObject
        public let mineSection: JSONObject
        public let theirsSection: JSONObject
    }

    let merged: @Sendable (Sides) -> JSON?

    /// A rule of one's own, asked whether or not there is a conflict.
    public init(_ merged: @escaping @Sendable (Sides) -> JSON?) { self.merged = merged }

    /// What only one side changed is that side's; `conflict` is asked when both did, and differently.
    public static func threeWay(_ conflict: @escaping @Sendable (Sides) -> JSON?) -> Merge {
        Merge { sides in
            switch Winner(base: sides.base, mine: sides.mine, theirs: sides.theirs) {
            case .mine: sides.mine
            case .theirs: sides.theirs
            case .neither: conflict(sides)
            }
        }
    }

    /// Mine, if I changed it at all.
    public static let mineIfChanged = threeWay { $0.mine }

    /// The later of two conflicting changes, by a time that stands in the value or in its section; mine when equal.
    public static func newest(
        by time: @escaping @Sendable (_ value: JSON?, _ section: JSONObject) -> Int64?
    ) -> Merge {
        threeWay { sides in
            let mine = time(sides.mine, sides.mineSection) ?? .min
            let theirs = time(sides.theirs, sides.theirsSection) ?? .min
            return mine >= theirs ? sides.mine : sides.theirs
        }
    }

    /// A count to which several add: what I added is added to what is there.
    ///
    /// Two sides that came to the same number have both added, so equality is no agreement here.
    public static let counter = Merge { sides in
        guard sides.mine != sides.base else { return sides.theirs }
        let base = sides.base?.int64 ?? 0
        guard let mine = sides.mine?.int64 else { return sides.mine }
        let theirs = sides.theirs?.int64 ?? 0
        let (added, tooMuch) = mine.subtractingReportingOverflow(base)
        let (sum, tooLarge) = theirs.addingReportingOverflow(added)
        return tooMuch || tooLarge ? sides.mine : .number(JSONNumber(sum))
    }
}

/// Which side alone changed something.
enum Winner {
    case mine, theirs
    /// Both did, and differently.
    case neither

    init(base: JSON?, mine: JSON?, theirs: JSON?) {
        if Self.isSame(mine, base) || Self.isSame(mine, theirs) {
            self = .theirs
        } else if Self.isSame(theirs, base) {
            self = .mine
        } else {
            self = .neither
        }
    }

    private static func isSame(_ one: JSON?, _ two: JSON?) -> Bool {
        switch (one, two) {
        case (nil, nil): true
        case (let one?, let two?): one.isEquivalent(to: two)
        default: false
        }
    }
}
