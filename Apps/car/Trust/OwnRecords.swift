import StateRoots

/// What the user said and did, on record: whom they trust, and what they had moved.
struct OwnRecords {
    let trust: TrustRecord
    let moves: MoveRecord

    /// Nil where there is no place for them, and then nothing is trusted and nothing was begun.
    ///
    /// A relative variable is no such place: in somebody's repository it would lead to what came along with it.
    init?(_ resolver: RootResolver, _ catalogue: Catalogue) throws {
        if let variable = resolver.surroundings.variable(RootResolver.globalVariable) {
            guard variable.hasPrefix("/") || variable.hasPrefix("~") else { return nil }
        } else if resolver.surroundings.home == nil {
            return nil
        }
        let root = try resolver.resolveGlobalStateRoot()
        trust = try TrustRecord(in: root, catalogue)
        moves = try MoveRecord(in: root, catalogue)
    }
}
