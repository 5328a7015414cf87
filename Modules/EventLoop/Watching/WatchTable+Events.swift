extension WatchTable {
    mutating func handle(_ event: InotifyEvent) {
        guard !event.mask.contains(.overflow) else {
            hasLost = true
            arrivals = [:]
            queueLook(at: Self.rootID, isDeep: true)
            return
        }
        guard let id = byWatch[event.watch] else { return }
        if event.mask.contains(.ignored) {
            byWatch[event.watch] = nil
            arrivals[event.watch] = nil
            nodes[id]?.watch = nil
        }
        if !event.mask.isDisjoint(with: [.ignored, .deleteSelf, .moveSelf, .unmount]) {
            if id == Self.rootID { isRootInDoubt = true }
            return
        }
        guard !event.name.isEmpty else { return }
        let doubt = noteArrival(event)
        guard let directory = path(of: id) else { return noteMissed(below: id) }
        let path = directory.appending(event.name)
        let isDirectory = event.mask.contains(.isDirectory)
        if event.mask.contains(.create) {
            appeared(event.name, isDirectory, in: id)
        } else if event.mask.contains(.movedTo) {
            movedTo(event, path, isDirectory, in: id)
        } else if event.mask.contains(.movedFrom) {
            movedFrom(event, in: id, doubt)
        } else if event.mask.contains(.delete) {
            remove(event.name, from: id)
        } else {
            touched(event, path, in: id)
        }
    }

    /// Those that left and appeared nowhere are gone.
    ///
    /// Both halves of a move come one right after the other, and still one read may end between them: a move is given
    /// up when it is met for the second time.
    mutating func settleMoves() {
        for (cookie, move) in moves {
            if move.isOld { giveUp(cookie) } else { moves[cookie]?.isOld = true }
        }
    }

    private mutating func appeared(_ name: [UInt8], _ isDirectory: Bool, in id: Int) {
        giveUpMove(from: name, in: id)
        switch nodes[id]?.entries[name] {
        case .none: add(name, isDirectory: isDirectory, to: id)
        // A listing has seen it already.
        case .file where !isDirectory, .directory where isDirectory: break
        case .some:
            remove(name, from: id)
            add(name, isDirectory: isDirectory, to: id)
        }
    }

    /// Remembers what a move has brought; says of one that begins whether something may still be there.
    private mutating func noteArrival(_ event: InotifyEvent) -> Doubt {
        guard !event.mask.isDisjoint(with: [.create, .delete, .movedFrom, .movedTo]) else { return .none }
        let before = arrivals[event.watch]
        guard !event.mask.contains(.movedTo) else {
            arrivals[event.watch] = .last(event.name, from: moves[event.cookie]?.place)
            return .none
        }
        arrivals[event.watch] = .over
        guard event.mask.contains(.movedFrom) else { return .none }
        switch before {
        case nil: return .ifReplacing
        case .last(event.name, let source): return source.map { .ifReturning($0) } ?? .certain
        case .last, .over: return .none
        }
    }

    private mutating func movedFrom(_ event: InotifyEvent, in id: Int, _ doubt: Doubt) {
        guard let entry = nodes[id]?.entries.removeValue(forKey: event.name) else {
            if doubt != .none { queueLook(at: id) }
            return
        }
        if case .directory(let child) = entry { nodes[child]?.parent = Self.detached }
        let place = Place(watch: event.watch, name: event.name)
        moves[event.cookie] = Move(entry: entry, parent: id, name: event.name, place: place, doubt: doubt)
    }

    private mutating func movedTo(_ event: InotifyEvent, _ path: WatchPath, _ isDirectory: Bool, in id: Int) {
        let isLeaving = moves.values.contains { $0.parent == id && $0.name == event.name }
        giveUpMove(from: event.name, in: id)
        guard !excludes(path, isDirectory) else { return giveUp(event.cookie) }
        guard let move = moves[event.cookie], let from = self.path(of: move.parent),
            isDirectory == (move.entry != .file)
        else {
            giveUp(event.cookie)
            return cameFromOutside(event.name, path, isDirectory, in: id)
        }
        moves[event.cookie] = nil
        let source = from.appending(move.name)
        let existing = nodes[id]?.entries[event.name]
        let isExchange =
            switch move.doubt {
            case .none: false
            case .ifReturning(let place): place == Place(watch: event.watch, name: event.name)
            case .ifReplacing: existing != nil || isLeaving
            case .certain: true
            }
        if isExchange { queueLook(at: move.parent) }
        switch move.entry {
        case .file:
            if case .directory = existing { remove(event.name, from: id) }
            nodes[id]?.entries[event.name] = .file
            ledger.renamed(source, to: path, isDirectory: false, isReplacing: existing == .file)
            openFiles.remove(source)
        case .directory(let child):
            if existing != nil { remove(event.name, from: id) }
            nodes[child]?.parent = id
            nodes[child]?.name = event.name
            nodes[id]?.entries[event.name] = .directory(child)
            ledger.renamed(source, to: path, isDirectory: true)
            openFiles = []
            queueLook(at: child, isDeep: move.hasMissed || isExchange)
            queueMissing()
        }
    }

    private mutating func cameFromOutside(_ name: [UInt8], _ path: WatchPath, _ isDirectory: Bool, in id: Int) {
        if nodes[id]?.entries[name] == .file, !isDirectory { return ledger.changed(path) }
        remove(name, from: id)
        add(name, isDirectory: isDirectory, to: id)
    }

    private mutating func touched(_ event: InotifyEvent, _ path: WatchPath, in id: Int) {
        guard let entry = nodes[id]?.entries[event.name] else { return }
        if event.mask.contains(.closeWrite), entry == .file {
            openFiles.remove(path)
            ledger.changed(path)
        } else if event.mask.contains(.modify), entry == .file {
            openFiles.insert(path)
        } else if event.mask.contains(.attributes) {
            ledger.attributesChanged(path, isDirectory: entry != .file)
            if case .directory(let child) = entry, nodes[child]?.isDenied == true { queueLook(at: child) }
        }
    }

    /// Another has taken the place that something left: its going comes first.
    mutating func giveUpMove(from name: [UInt8], in id: Int) {
        guard !moves.isEmpty else { return }
        for (cookie, move) in moves where move.parent == id && move.name == name { giveUp(cookie) }
    }

    private mutating func giveUp(_ cookie: UInt32) {
        guard let move = moves[cookie] else { return }
        let directory = path(of: move.parent)
        // Where it was is on its way itself: only when that has arrived can it be said what is gone from there.
        guard directory != nil || nodes[move.parent] == nil else {
            moves[cookie]?.isOld = true
            return
        }
        moves[cookie] = nil
        if move.doubt != .none { queueLook(at: move.parent) }
        recordRemoval(of: move.entry, at: directory?.appending(move.name))
    }
}
