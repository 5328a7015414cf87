import Autorunner
import Console
import Formats
import Hub
import StateRoots
import Storage

/// Sets damaged files of ours aside, and brings back their last good copies.
struct DamagedFiles {
    private let place: StatePlace
    private let catalogue: Catalogue
    private static let largest = 64 << 20

    init(_ place: StatePlace, _ workplace: Workplace) throws {
        self.place = place
        catalogue = workplace.catalogue
    }

    /// What was done, as sentences.
    func restore(dryRun: Bool, now: UTCTime) throws -> [String] {
        guard try EntryFacts.of(place.path) != nil else { return [] }
        var done: [String] = []
        for artifact in catalogue.artifacts(sharing: place.roots)
        where !artifact.isReserved && artifact.location.variables.isEmpty {
            let path = try catalogue.durable(artifact.name, in: StateRoot(artifact.root, at: place.path))
            if artifact.kind == .database {
                done += try restore(database: path, artifact.name, dryRun, now)
            } else if let isWhole = Self.reader(of: artifact.name) {
                done += try restore(document: path, isWhole, dryRun, now)
            }
        }
        return done
    }

    /// Whether bytes are what belongs into a file; nil for files that anybody may write what they like in.
    private static func reader(of name: Artifact.Name) -> (([UInt8]) -> Bool)? {
        switch name {
        case .manifest: { (try? Manifest.parse($0, file: "manifest")) != nil }
        case .hubState, .trust: { (try? JSON.parse($0))?.object != nil }
        default: nil
        }
    }

    private func restore(
        document path: DurablePath, _ isWhole: ([UInt8]) -> Bool, _ dryRun: Bool, _ now: UTCTime
    ) throws -> [String] {
        guard let present = try SafeFile.readIfPresent(path, limit: Self.largest), !isWhole(present) else { return [] }
        let copy = try SafeFile.readIfPresent(path.companion(.lastGood), limit: Self.largest)
        guard let copy, isWhole(copy) else {
            if dryRun { return ["'\(path)' is damaged, and there is no good copy of it; it would be set aside."] }
            let aside = try SettingAside.move(path, label: Self.label(now))
            return ["'\(path)' was damaged, and there is no good copy of it: it is set aside as '\(aside)'."]
        }
        if dryRun { return ["'\(path)' is damaged; its last good copy would take its place."] }
        let aside = try path.companion(.damaged(Self.label(now)))
        try AtomicFile.write(present, to: aside)
        try AtomicFile.write(copy, to: path)
        return ["'\(path)' was damaged: it is set aside as '\(aside)', and its last good copy is back."]
    }

    private func restore(
        database path: DurablePath, _ name: Artifact.Name, _ dryRun: Bool, _ now: UTCTime
    ) throws -> [String] {
        guard try SafeFile.stamp(of: path) != nil, try isDamaged(path, name) else { return [] }
        if dryRun { return ["'\(path)' is damaged; it would be set aside."] }
        if let use = OpenFiles().uses(below: path.path).first {
            throw CarError(
                .tryAgain, "'\(path)' is damaged, and process \(use.pid) uses it", remedy: "end it, then try again")
        }
        let aside = try SettingAside.move(path, label: Self.label(now))
        return ["'\(path)' was damaged: it is set aside as '\(aside)'; run 'car init' for a new one."]
    }

    private func isDamaged(_ path: DurablePath, _ name: Artifact.Name) throws -> Bool {
        do {
            let database = try Database.openForReading(path)
            defer { database.close() }
            guard try database.integrityCheck().problems.isEmpty else { return true }
            switch name {
            case .runnerState: _ = try RunnerStore(path).snapshot()
            case .flowStore: try FlowStore.openForReading(path)?.close()
            default: break
            }
            return false
        } catch let error as AutorunnerError where error.code == .damaged || error.code == .unknownStatus {
            return true
        } catch let error as DatabaseError where error.code == .corrupt || error.code == .notADatabase {
            return true
        }
    }

    private static func label(_ now: UTCTime) throws -> PathSegment {
        try PathSegment(String(now.rfc3339().filter { $0 != ":" && $0 != "-" }))
    }
}
