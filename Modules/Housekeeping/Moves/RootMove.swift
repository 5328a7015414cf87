import Secrets
public import Storage

/// Moves a root to another place, so that at any moment one of the two places is whole and a marker says which.
///
/// On one file system that is one rename. Between two the root is copied, compared, and given up at the old place by
/// one rewriting of the marker there; then the old tree is removed. Whatever a kill leaves is finished by running the
/// same move again. An error before the root is given up leaves everything as it was.
public struct RootMove<Watch: Activity> {
    /// How the root is brought to its new place.
    public struct Strategy: Hashable, Sendable {
        private enum Kind { case automatic, copy }
        private let kind: Kind
        /// One rename where that is possible, and a copy elsewhere.
        public static var automatic: Strategy { Strategy(kind: .automatic) }
        /// A copy in any case.
        public static var copy: Strategy { Strategy(kind: .copy) }
    }

    /// What was done.
    public struct Result: Sendable {
        /// How the root came to its new place.
        public enum Way: Hashable, Sendable {
            case renamed
            case copied
            /// An earlier move had brought it there, and this one tidied up.
            case finished
            /// Nothing is at the old place, and a root without a marker at the new one.
            case nothingLeft
        }

        public let way: Way
        /// The fingerprint of the root at its new place, which was the same at the old one if it was moved just now; nil
        /// when nothing was left to do.
        public let digest: TreeDigest?
        /// Links that were copied as they are; what they say may mean another thing at the new place.
        public let links: [TreePath]
        /// Sockets that stayed behind.
        public let sockets: [TreePath]
    }

    let source: KeptRoot
    let target: KeptRoot
    let strategy: Strategy
    let leavesLink: Bool
    let activity: Watch
    let observer: ProcessIdentity
    let clock: WallClock

    /// - Parameters:
    ///   - leavingLink: whether a symbolic link at the old place shall lead to the new one.
    ///   - activity: asked whether something is at work in the root.
    ///   - observer: this process, `ProcessIdentity.current()`.
    public init(
        _ source: KeptRoot, to target: KeptRoot, strategy: Strategy = .automatic, leavingLink: Bool = false,
        activity: Watch, observer: ProcessIdentity, clock: WallClock = .system
    ) {
        self.source = source
        self.target = target
        self.strategy = strategy
        leavesLink = leavingLink
        self.activity = activity
        self.observer = observer
        self.clock = clock
    }

    /// Moves the root, or finishes a move between the same two places that was cut short.
    ///
    /// - Parameters:
    ///   - random: for the name that ties the two markers of the move together.
    ///   - progress: told the number of entries so far; the root is read two or three times.
    public func run(
        using random: inout some RandomNumberGenerator, progress: (Int) -> Void = { _ in }
    ) throws -> Result {
        try whileLocked { () throws -> Result in try advance(using: &random, progress) }
    }

    private func advance(using random: inout some RandomNumberGenerator, _ progress: (Int) -> Void) throws -> Result {
        switch try decision().step {
        case .refuse(let error): throw error
        case .start:
            let marker = MoveMarker(
                from: source.path, to: target.path, token: Token.random(bits: 128, using: &random), phase: .copying,
                started: clock.seconds(), mover: observer, leavesLink: leavesLink)
            return strategy == .copy ? try copy(marker, progress) : try rename(marker, progress)
        case .copyAgain(let marker): return try copy(renewed(marker), progress)
        case .finishRename(let marker), .close(let marker):
            try close(marker)
            return try result(.finished, progress)
        case .finishRemoval(let marker):
            try remove(marker)
            return try result(.finished, progress)
        case .nothingLeft: return Result(way: .nothingLeft, digest: nil, links: [], sockets: [])
        }
    }

    /// Takes back a move that was cut short while the old place was whole; false when there is nothing to take back.
    @discardableResult
    public func undo() throws -> Bool {
        try whileLocked {
            switch try decision().undo {
            case .refuse(let error): throw error
            case .copyAgain(let marker):
                try discard(marker)
                return true
            default: return false
            }
        }
    }

    static var purpose: String { "to move the root" }

    func decision() throws -> MoveDecision {
        MoveDecision(
            source: try PlaceFacts.of(source, observer: observer),
            target: try PlaceFacts.of(target, observer: observer))
    }

    /// The lock of the source, or of the target once the source is gone: asking for a lock makes its directory.
    private func whileLocked<Value>(_ body: () throws -> Value) throws -> Value {
        let (old, new) = (source.root.path, target.root.path)
        guard old == new || !old.contains(new) && !new.contains(old) else {
            throw HousekeepingError(
                .nested, target.path, "one of the two places is inside the other ('\(source.path)')",
                remedy: "name a place outside of the root")
        }
        guard source.lock.placement.segments == target.lock.placement.segments else {
            throw HousekeepingError(
                .badLock, target.lock.description, "it has another name than the lock at the old place",
                remedy: "name the same artifact in both roots")
        }
        if try RootState.of(source.root) != .absent { return try whileLocked(source, target, body) }
        guard case .none = try PlaceFacts.marker(in: target.root, observer: observer) else {
            return try whileLocked(target, source, body)
        }
        // There is nothing to move, and whatever stands at the target may be somebody else's.
        return try body()
    }

    private func whileLocked<Value>(
        _ place: KeptRoot, _ other: KeptRoot, _ body: () throws -> Value
    ) throws -> Value {
        try place.whileLocked(Self.purpose, activity) {
            try other.checkIdle(activity)
            return try body()
        }
    }

    private func renewed(_ marker: MoveMarker) -> MoveMarker {
        var marker = marker
        marker.mover = observer
        marker.started = clock.seconds()
        return marker.in(.copying)
    }

    func result(
        _ way: Result.Way, links: [TreePath] = [], sockets: [TreePath] = [], _ progress: (Int) -> Void
    ) throws -> Result {
        Result(way: way, digest: try TreeDigest.of(target, progress: progress), links: links, sockets: sockets)
    }
}
