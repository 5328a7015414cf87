import Storage

extension RepositoryActivity {
    /// Looks at the lock, the runner's state and the runs, and changes nothing.
    ///
    /// What is damaged cannot be judged, and is not taken for idle.
    public init(of places: RepositoryPlaces, processes: ProcessView = .system) {
        self.init()
        judging("Whether the lock is held cannot be told", locks: true) { try Self.observeLock(places, processes) }
        judging("What the runner does cannot be told", locks: true) { try Self.observeRunner(places, processes) }
        judging("Which runs have a worker cannot be told") { try Self.observeRuns(places, processes) }
    }

    /// - Parameter locks: whether a failure has to be taken for a lock that is held.
    private mutating func judging(
        _ failure: String, locks: Bool = false, _ body: () throws -> RepositoryActivity
    ) {
        do {
            add(try body())
        } catch {
            uncertain.append("\(failure): \(error)")
            isLocked = isLocked || locks
        }
    }

    private mutating func add(_ other: RepositoryActivity) {
        atWork += other.atWork
        uncertain += other.uncertain
        activeRuns.formUnion(other.activeRuns)
        openRuns.formUnion(other.openRuns)
        isLocked = isLocked || other.isLocked
    }

    private static func observeLock(_ places: RepositoryPlaces, _ processes: ProcessView) throws -> RepositoryActivity {
        var found = RepositoryActivity()
        guard case .held(let holder) = try RunnerLock.assess(places.lock(), processes: processes) else { return found }
        found.isLocked = true
        if let doubt = holder.doubt {
            found.uncertain.append("The lock names \(holder), which cannot be asked after from here: \(doubt).")
        } else {
            found.atWork.append("The lock is held by \(holder).")
        }
        return found
    }

    private static func observeRunner(_ places: RepositoryPlaces, _ processes: ProcessView) throws -> RepositoryActivity
    {
        var found = RepositoryActivity()
        guard let snapshot = try RunnerStore(places.state()).snapshot(), snapshot.status == .running,
            let pid = snapshot.runnerPID
        else { return found }
        // The state names no machine, so that nothing but the process here speaks for it.
        if case .dead = snapshot.claim.verdict(seenBy: processes) { return found }
        found.atWork.append("The runner is running as process \(pid).")
        found.isLocked = true
        return found
    }

    private static func observeRuns(_ places: RepositoryPlaces, _ processes: ProcessView) throws -> RepositoryActivity {
        guard let store = try FlowStore.openForReading(places.flows()) else { return RepositoryActivity() }
        defer { store.close() }
        var found = RepositoryActivity()
        for (id, status) in try store.unfinished() {
            found.openRuns.insert(id)
            guard status.isActive || !status.isKnown else { continue }
            found.judging("Whether a worker is at the run '\(id)' cannot be told") {
                try observe(id, status, places, processes)
            }
        }
        return found
    }

    private static func observe(
        _ id: String, _ status: FlowStatus, _ places: RepositoryPlaces, _ processes: ProcessView
    ) throws -> RepositoryActivity {
        var found = RepositoryActivity()
        guard let run = FlowRunID(id) else {
            found.uncertain.append("The run '\(id)' is \(status), and its id leads to no worker.")
            return found
        }
        if let worker = try WorkerRecord.read(places.worker(of: run)),
            worker.claim(of: run).verdict(seenBy: processes) == .alive
        {
            found.activeRuns.insert(run)
            found.atWork.append("The run \(run) is \(status) in process \(worker.pid).")
        } else if !status.isKnown {
            found.uncertain.append("The run \(run) is '\(status)', and what that means is not known here.")
        }
        return found
    }
}
