/// Adds changes up to what they come to: a file that was made and removed again is no news.
///
/// Moves of directories, and removals of whole ones, stand between what came before them and what comes after, because
/// they change the meaning of paths.
struct ChangeLedger {
    private enum Kind { case file, directory }

    private struct State {
        /// What was there before, and what is there now.
        let was: Kind?
        var now: Kind?
        var isTouched = false
        var hasOtherAttributes = false
        /// Where it was before, if it was moved here.
        var origin: WatchPath?
        /// When it came or went.
        var order: Int
    }

    private var sealed: [TreeChange] = []
    private var states: [WatchPath: State] = [:]
    private var nextOrder = 0

    var count: Int { sealed.count + states.count }

    mutating func created(_ path: WatchPath, isDirectory: Bool) {
        var state = states[path] ?? State(was: nil, order: order())
        if state.now == nil { state.order = order() }
        if state.was != nil { state.isTouched = true }
        state.now = isDirectory ? .directory : .file
        state.origin = nil
        states[path] = state
    }

    /// - Parameter hasContent: whether there was anything below it, which is gone as well.
    mutating func removed(_ path: WatchPath, isDirectory: Bool, hasContent: Bool = false) {
        guard !hasContent else {
            seal()
            sealed.append(TreeChange(.removed, path, isDirectory: isDirectory))
            return
        }
        var state = existing(path, isDirectory)
        state.now = nil
        state.origin = nil
        state.order = order()
        states[path] = state
    }

    mutating func changed(_ path: WatchPath) {
        var state = existing(path, false)
        state.isTouched = true
        states[path] = state
    }

    mutating func attributesChanged(_ path: WatchPath, isDirectory: Bool) {
        var state = existing(path, isDirectory)
        state.hasOtherAttributes = true
        states[path] = state
    }

    /// - Parameter isReplacing: whether a file was there before.
    mutating func renamed(_ from: WatchPath, to path: WatchPath, isDirectory: Bool, isReplacing: Bool = false) {
        guard !isDirectory else {
            seal()
            sealed.append(TreeChange(.renamed(from: from), path, isDirectory: true))
            return
        }
        var source = existing(from, false)
        var state =
            states[path]
            ?? State(was: isReplacing ? .file : nil, now: isReplacing ? .file : nil, order: order())
        state.now = .file
        state.isTouched = state.was != nil || source.isTouched
        state.origin = source.origin ?? (source.was == .file ? from : nil)
        state.order = order()
        (source.now, source.origin, source.order) = (nil, nil, order())
        states[from] = source
        states[path] = state
    }

    /// Everything, in order; the ledger is empty then.
    mutating func take() -> [TreeChange] {
        seal()
        defer { self = ChangeLedger() }
        return sealed
    }

    private mutating func order() -> Int {
        nextOrder += 1
        return nextOrder
    }

    private mutating func existing(_ path: WatchPath, _ isDirectory: Bool) -> State {
        let kind: Kind = isDirectory ? .directory : .file
        return states[path] ?? State(was: kind, now: kind, order: order())
    }

    private mutating func seal() {
        let ordered = states.sorted { $0.value.order < $1.value.order }
        var claimed: Set<WatchPath> = []
        var moves: [WatchPath: WatchPath] = [:]
        for (path, state) in ordered where state.was == nil && state.now != nil {
            guard let origin = state.origin, let source = states[origin], source.was == .file, source.now == nil,
                claimed.insert(origin).inserted
            else { continue }
            moves[path] = origin
        }
        for (path, state) in ordered {
            func add(_ kind: TreeChange.Kind, _ what: Kind) {
                sealed.append(TreeChange(kind, path, isDirectory: what == .directory))
            }
            switch (state.was, state.now) {
            case (nil, nil): break
            case (nil, let now?):
                guard let origin = moves[path] else { add(.created, now); continue }
                add(.renamed(from: origin), now)
                if state.isTouched { add(.changed, now) }
            case (let was?, nil):
                if !claimed.contains(path) { add(.removed, was) }
            case (let was?, let now?) where was != now:
                add(.removed, was)
                add(.created, now)
            case (.some, let now?):
                if state.isTouched, now == .file {
                    add(.changed, now)
                } else if state.hasOtherAttributes || state.isTouched {
                    add(.attributes, now)
                }
            }
        }
        states = [:]
    }
}
