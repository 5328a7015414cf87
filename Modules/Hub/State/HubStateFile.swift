import Formats
public import Storage

/// A hub's `hub_state.json`.
public struct HubStateFile: Sendable {
    /// What came of reading it.
    public struct Reading: Sendable {
        /// The content, or that of a hub that was never scanned when there is nothing to read.
        public let state: HubState
        /// Whether there is a file, damaged or not.
        public let isPresent: Bool
        /// Why the file cannot be used, and there is no good copy of it: to be set aside by whoever reads.
        public let damage: String?
        /// What was wrong and got round.
        public let notes: [String]
    }

    /// Where it stands.
    public let path: DurablePath
    private let document: SectionedDocument

    /// - Parameter wait: how long a change waits for others.
    public init(at path: DurablePath, wait: LockWait = .atMost(.seconds(30))) throws(StorageError) {
        self.path = path
        document = try SectionedDocument(at: path, sections: [Self.snapshots, Self.page], wait: wait)
    }

    /// What a scan makes anew, also of a list of snapshots that is no list.
    private static let snapshots = Section(
        "snapshots", keys: ["last_scan_at": .mineIfChanged, "repos": .mineIfChanged], onDamage: .startOver,
        problem: { slice in slice["repos"].flatMap { $0.array == nil ? "'repos' is not a list" : nil } })

    /// What people chose, which nothing makes anew; each of it is read for what it is worth.
    private static let page = Section(
        "page", keys: ["pinned_parent_repo_ids": .mineIfChanged, "title": .mineIfChanged])

    /// The state as it is now; nothing is changed, and a damaged file is reported and not thrown.
    public func read() throws(StorageError) -> Reading {
        do throws(StorageError) {
            let snapshot = try document.read()
            guard snapshot.source != .absent else {
                return Reading(state: HubState(), isPresent: false, damage: nil, notes: [])
            }
            let notes = snapshot.findings.map(\.description)
            return Reading(state: HubState(snapshot.root), isPresent: true, damage: nil, notes: notes)
        } catch {
            guard error.code == .corrupt else { throw error }
            return Reading(state: HubState(), isPresent: true, damage: error.reason, notes: [])
        }
    }

    /// Changes the state as it is now, under its lock and in one step; what is not known here stays.
    @discardableResult
    public func update<Result>(
        purpose: String = "to update the hub's state", _ change: (inout HubState) throws -> Result
    ) throws -> Result {
        do {
            return try document.update(purpose: purpose) { root in
                var state = root.isEmpty ? HubState() : HubState(root)
                let result = try change(&state)
                root = state.root
                return result
            }
        } catch let error as StorageError where error.code == .corrupt {
            throw damaged(error.reason)
        }
    }

    /// Throws what `update` would throw on a damaged file, for whoever does much before that.
    func checkUsable() throws {
        if let damage = try read().damage { throw damaged(damage) }
    }

    private func damaged(_ reason: String) -> HubError {
        HubError(
            .damagedState, path.description, reason,
            remedy: "set it aside with 'car state recover'; 'car hub scan' then makes a new one")
    }
}
