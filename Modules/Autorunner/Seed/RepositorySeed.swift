public import Formats
public import Storage

/// What a repository gets to begin with, as data (SR-02).
///
/// Earlier car versions take a repository for initialised when its `.codex-autorunner/tickets` is there.
public struct RepositorySeed: Sendable {
    /// Written in this order.
    public let files: [SeedFile]

    /// - Parameter program: what `bin/car` runs.
    public init(program: AbsolutePath) {
        files = [
            // Without a newline, as earlier car versions write it.
            SeedFile(".gitignore", "*"),
            SeedFile("tickets/AGENTS.md", SeedTexts.tickets, marker: SeedTexts.ticketsMarker),
            SeedFile("contextspace/active_context.md", ""),
            SeedFile("contextspace/decisions.md", ""),
            SeedFile("contextspace/spec.md", ""),
            SeedFile("ABOUT_CAR.md", SeedTexts.about, marker: SeedTexts.aboutMarker),
            SeedFile(
                "bin/car", SeedTexts.shim(program.description), mode: .executableByAll, marker: SeedTexts.shimMarker),
            SeedFile("codex-autorunner.log", "", mode: .ownerOnly),
        ]
    }

    /// Larger than any generated file.
    private static let longest = 1 << 20

    /// Makes what is missing, and the runner's state; a second time it changes nothing.
    ///
    /// - Parameter force: also renews generated files, which are those that say so; what a person or a run wrote is
    ///   never touched.
    @discardableResult
    public func apply(to places: RepositoryPlaces, force: Bool = false, now: UTCTime) throws -> [SeedOutcome] {
        try outcomes(at: places, force) { file, path, change in
            switch change {
            case .created: return try make(file, at: path)
            case .renewed:
                try AtomicFile.write(file.bytes, to: path, mode: file.mode)
                return .renewed
            default: return .kept
            }
        } state: { path in
            try RunnerStore(path).create(now: now)
        }
    }

    /// What `apply` would do; nothing is written.
    public func preview(at places: RepositoryPlaces, force: Bool = false) throws -> [SeedOutcome] {
        try outcomes(at: places, force, { $2 }, state: { _ in })
    }

    private func outcomes(
        at places: RepositoryPlaces, _ force: Bool,
        _ carryOut: (SeedFile, DurablePath, SeedOutcome.Change) throws -> SeedOutcome.Change,
        state makeState: (DurablePath) throws -> Void
    ) throws -> [SeedOutcome] {
        var outcomes: [SeedOutcome] = []
        for file in files {
            let path = try places.place(file.location)
            let change = try carryOut(file, path, try decision(on: file, at: path, force))
            outcomes.append(SeedOutcome(location: file.location, change: change))
        }
        let state = try places.state()
        let isMissing = try RunnerStore(state).isMissing()
        if isMissing { try makeState(state) }
        outcomes.append(SeedOutcome(location: "state.sqlite3", change: isMissing ? .created : .kept))
        return outcomes
    }

    private func decision(
        on file: SeedFile, at path: DurablePath, _ force: Bool
    ) throws(StorageError) -> SeedOutcome.Change {
        guard try SafeFile.stamp(of: path) != nil else { return .created }
        guard force, let marker = file.marker else { return .kept }
        let present = try SafeFile.read(path, limit: Self.longest)
        return present != file.bytes && Self.hasLine(marker, in: present) ? .renewed : .kept
    }

    private func make(_ file: SeedFile, at path: DurablePath) throws(StorageError) -> SeedOutcome.Change {
        do throws(StorageError) {
            try AtomicFile.createNew(file.bytes, at: path, mode: file.mode)
            return .created
        } catch {
            // Another process made it first, which serves as well.
            guard error.code == .exists else { throw error }
            return .kept
        }
    }

    private static func hasLine(_ marker: String, in bytes: [UInt8]) -> Bool {
        bytes.split(separator: UInt8(ascii: "\n")).contains { String(decoding: $0, as: UTF8.self).trimmed == marker }
    }
}
