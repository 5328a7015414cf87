import StateRoots

/// A directory of state, and the roots it serves as.
struct StatePlace: Hashable {
    let path: AbsolutePath
    let roots: [RootID]

    var name: String { roots.map(\.name).joined(separator: "+") }
}
