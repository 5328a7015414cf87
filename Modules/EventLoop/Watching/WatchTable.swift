/// What is known of a watched tree: its directories with their watches, and the names in them.
///
/// It takes the events of inotify and the listings of directories, in any order in which the system can give them, and
/// says which directories are to be looked at next. Looking at a directory is: watch it first, then list it, so that
/// nothing falls between. Events tell what has been a moment ago: paths may lead elsewhere meanwhile, and a listing may
/// know what an event is yet to tell. Each event is therefore applied to what is known, what contradicts it is looked
/// at again, and when all events are read the table shows what is.
struct WatchTable {
    enum Entry: Hashable {
        case file
        case directory(Int)
    }

    struct Node {
        /// `detached` while a move is under way.
        var parent: Int
        var name: [UInt8]
        var watch: Int32?
        var entries: [[UInt8]: Entry] = [:]
        /// What it holds when it is first looked at was there before, and is not told.
        var isSilent: Bool
        var isQueued = false
        /// Whether its directories are to be looked at, too.
        var isDeep = false
        var isDenied = false
        /// How often somebody else turned out to have its watch: a directory that is mounted in two places.
        var conflicts = 0
    }

    /// Something that has left its place and may appear in another.
    struct Move {
        let entry: Entry
        let parent: Int
        let name: [UInt8]
        /// Where the system saw it leave, whatever directory that is taken for.
        let place: Place
        let doubt: Doubt
        /// Whether something happened below it meanwhile.
        var hasMissed = false
        var isOld = false
    }

    /// A name in the directory of a watch.
    struct Place: Hashable {
        let watch: Int32
        let name: [UInt8]
    }

    /// What a directory was last told of.
    enum Arrival {
        /// Something that a move has brought, and from where if that is known.
        case last([UInt8], from: Place?)
        /// Something else that came or went.
        case over
    }

    /// Whether something may still be where a move has begun.
    ///
    /// Two that change places are told as two moves, one right after the other in both directories, of which the second
    /// seems to take away what the first has brought. It is looked at again when the move is over, and only if need
    /// be: a look that is ahead of the events takes for something new what they would tell to have moved.
    enum Doubt: Hashable {
        case none
        /// If it ends where the move before it began.
        case ifReturning(Place)
        /// If something was where it ends: the watch may have been set between the two moves.
        case ifReplacing
        case certain
    }

    /// A directory to be watched and listed.
    struct Look: Hashable {
        let id: Int
        let path: WatchPath
    }

    enum Outcome {
        /// Without a watch if the system grants no more.
        case listed(watch: Int32?, [(name: [UInt8], isDirectory: Bool)])
        /// There is no such directory any more.
        case gone
        case denied
        case failed(String)
    }

    static let detached = -1
    static let rootID = 0

    let excludes: (WatchPath, Bool) -> Bool
    var nodes: [Int: Node] = [:]
    var byWatch: [Int32: Int] = [:]
    var moves: [UInt32: Move] = [:]
    /// By watch; none where nothing was told since it was set, or something may have been lost.
    var arrivals: [Int32: Arrival] = [:]
    /// Directories that were not where they should be: what is above them has moved, and is yet to say so.
    var missing: Set<Int> = []
    /// Files that are written and not closed.
    var openFiles: Set<WatchPath> = []
    /// Directories without a watch for want of one.
    var unwatched: Set<Int> = []
    var ledger = ChangeLedger()
    var problems: [WatchProblem] = []
    var hasLost = false
    /// The root may be gone, or another directory may be there.
    var isRootInDoubt = false
    private var nextID = 1
    private var queue: [Int] = []
    private var queueStart = 0
    private var forgotten: [Int32] = []

    init(excludes: @escaping (WatchPath, Bool) -> Bool) { self.excludes = excludes }

    var isWatchingRoot: Bool { nodes[Self.rootID] != nil }
    var isIdle: Bool { queueStart == queue.count }
    var watchCount: Int { byWatch.count }

    /// The root is there.
    mutating func beginRoot(isSilent: Bool) {
        nodes[Self.rootID] = Node(parent: Self.rootID, name: [], isSilent: isSilent)
        if !isSilent { ledger.created(.root, isDirectory: true) }
        queueLook(at: Self.rootID)
    }

    /// The root is gone with all that was below it.
    mutating func loseRoot() {
        guard isWatchingRoot else { return }
        drop(Self.rootID)
        for move in moves.values { if case .directory(let id) = move.entry { drop(id) } }
        moves = [:]
        openFiles = []
        ledger.removed(.root, isDirectory: true, hasContent: true)
    }

    /// From now on everything is told, also what is first seen in directories that are on their way at the moment.
    mutating func tellEverything() {
        for id in nodes.keys { nodes[id]?.isSilent = false }
    }

    /// Watches that are not needed any more; to be removed before anything else is looked at.
    mutating func takeForgotten() -> [Int32] {
        defer { forgotten.removeAll(keepingCapacity: true) }
        for watch in forgotten { arrivals[watch] = nil }
        return forgotten
    }

    mutating func nextLook() -> Look? {
        while queueStart < queue.count {
            let id = queue[queueStart]
            queueStart += 1
            if queueStart == queue.count {
                queue.removeAll(keepingCapacity: true)
                queueStart = 0
            }
            guard nodes[id] != nil else { continue }
            nodes[id]?.isQueued = false
            if let path = path(of: id) { return Look(id: id, path: path) }
            noteMissed(below: id)
        }
        return nil
    }

    mutating func queueLook(at id: Int, isDeep: Bool = false) {
        guard var node = nodes[id] else { return }
        node.isDeep = node.isDeep || isDeep
        if !node.isQueued { queue.append(id) }
        node.isQueued = true
        nodes[id] = node
    }

    /// Looks again at directories without a watch.
    mutating func queueUnwatched() {
        let ids = unwatched
        unwatched = []
        for id in ids { queueLook(at: id) }
    }

    /// Looks again at directories that were not where they should be.
    mutating func queueMissing() {
        let ids = missing
        missing = []
        for id in ids { queueLook(at: id) }
    }

    /// Files that are still written count as changed from time to time.
    mutating func reportOpenFiles() {
        for path in openFiles { ledger.changed(path) }
        openFiles = []
    }

    /// Nil for one whose place is not known at the moment.
    func path(of id: Int) -> WatchPath? {
        var names: [[UInt8]] = []
        var current = id
        while current != Self.rootID {
            guard let node = nodes[current] else { return nil }
            names.append(node.name)
            current = node.parent
        }
        guard nodes[current] != nil else { return nil }
        return WatchPath(Array(names.reversed().joined(separator: [UInt8(ascii: "/")])))
    }

    /// Something happened, or was to be seen, below a directory that is being moved.
    mutating func noteMissed(below id: Int) {
        var top = id
        while top != Self.rootID, let parent = nodes[top]?.parent, parent != Self.detached { top = parent }
        for (cookie, move) in moves where move.entry == .directory(top) { moves[cookie]?.hasMissed = true }
    }

    mutating func add(_ name: [UInt8], isDirectory: Bool, to parent: Int, isSilent: Bool = false) {
        guard let path = path(of: parent)?.appending(name), !excludes(path, isDirectory) else { return }
        if !isSilent { ledger.created(path, isDirectory: isDirectory) }
        guard isDirectory else {
            nodes[parent]?.entries[name] = .file
            return
        }
        let id = nextID
        nextID += 1
        nodes[id] = Node(parent: parent, name: name, isSilent: isSilent)
        nodes[parent]?.entries[name] = .directory(id)
        queueLook(at: id)
    }

    mutating func remove(_ name: [UInt8], from parent: Int) {
        guard let entry = nodes[parent]?.entries.removeValue(forKey: name) else { return }
        recordRemoval(of: entry, at: path(of: parent)?.appending(name))
    }

    mutating func recordRemoval(of entry: Entry, at path: WatchPath?) {
        switch entry {
        case .file:
            if let path {
                ledger.removed(path, isDirectory: false)
                openFiles.remove(path)
            }
        case .directory(let id):
            // What has left it, and has not arrived elsewhere, was not yet told to be gone.
            let hasContent = nodes[id]?.entries.isEmpty == false || moves.values.contains { $0.parent == id }
            drop(id)
            if let path { ledger.removed(path, isDirectory: true, hasContent: hasContent) }
        }
    }

    mutating func setWatch(_ watch: Int32, of id: Int) {
        if let other = byWatch[watch], other != id {
            nodes[other]?.watch = nil
            nodes[id]?.conflicts += 1
            if nodes[id].map({ $0.conflicts < 8 }) == true { queueLook(at: other) }
        }
        if let old = nodes[id]?.watch, old != watch {
            byWatch[old] = nil
            forgotten.append(old)
        }
        byWatch[watch] = id
        nodes[id]?.watch = watch
    }

    mutating func forget(_ watch: Int32) { forgotten.append(watch) }

    private mutating func drop(_ id: Int) {
        guard let node = nodes.removeValue(forKey: id) else { return }
        unwatched.remove(id)
        missing.remove(id)
        if let watch = node.watch {
            byWatch[watch] = nil
            forgotten.append(watch)
        }
        for case .directory(let child) in node.entries.values { drop(child) }
    }
}
