extension WatchTable {
    /// Takes in what a look at a directory gave.
    mutating func looked(at id: Int, _ outcome: Outcome) {
        guard let node = nodes[id], let path = path(of: id) else {
            if case .listed(let watch?, _) = outcome, byWatch[watch] == nil { forget(watch) }
            return noteMissed(below: id)
        }
        switch outcome {
        case .listed(let watch, let listing):
            nodes[id]?.isSilent = false
            nodes[id]?.isDeep = false
            nodes[id]?.isDenied = false
            if let watch {
                setWatch(watch, of: id)
            } else {
                unwatched.insert(id)
            }
            compare(id, path, with: listing, isSilent: node.isSilent, isDeep: node.isDeep)
        case .gone:
            if id == Self.rootID { isRootInDoubt = true } else { missing.insert(id) }
        case .denied:
            noteUnseen(id, node, "the directory \(Self.shown(path)) may not be read")
        case .failed(let reason):
            noteUnseen(id, node, "the directory \(Self.shown(path)) cannot be watched at the moment: \(reason)", .other)
            unwatched.insert(id)
        }
    }

    /// Says once that a directory cannot be seen into; what is found there when it can is told.
    private mutating func noteUnseen(
        _ id: Int, _ node: Node, _ problem: String, _ code: WatchProblem.Code = .unreadable
    ) {
        if !node.isDenied { problems.append(WatchProblem(code, problem)) }
        nodes[id]?.isDenied = true
        nodes[id]?.isSilent = false
    }

    private mutating func compare(
        _ id: Int, _ path: WatchPath, with listing: [(name: [UInt8], isDirectory: Bool)], isSilent: Bool, isDeep: Bool
    ) {
        let known = nodes[id]?.entries ?? [:]
        if !known.isEmpty {
            let names = Set(listing.map(\.name))
            for name in known.keys where !names.contains(name) { remove(name, from: id) }
        }
        for (name, isDirectory) in listing {
            switch known[name] {
            case .none:
                giveUpMove(from: name, in: id)
                add(name, isDirectory: isDirectory, to: id, isSilent: isSilent)
            case .file where !isDirectory: break
            case .directory(let child) where isDirectory:
                if isDeep { queueLook(at: child, isDeep: true) }
            case .some:
                remove(name, from: id)
                add(name, isDirectory: isDirectory, to: id)
            }
        }
    }

    private static func shown(_ path: WatchPath) -> String { path.isRoot ? "at the root" : path.description }
}
