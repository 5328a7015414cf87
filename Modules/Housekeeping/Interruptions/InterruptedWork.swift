import Formats
public import Storage

/// A move or an import of a root that was cut short, or is at work now: which place counts, and what to do.
///
/// Finish it by running the same move or import again, or undo it with `RootMove.undo` or `RootImport.discard`.
public struct InterruptedWork: Hashable, Sendable, CustomStringConvertible {
    /// What was being done.
    public enum Kind: Hashable, Sendable {
        /// A move between these two places.
        case move(from: String, to: String)
        /// An import from that archive.
        case importing(archive: String)
    }

    /// What is known of the archive that an import reads.
    private enum Archive: Hashable {
        case notLookedAt
        case whole
        /// With the reason why it is of no use.
        case lacking(String)

        init(_ path: String) {
            do {
                try ArchiveWholeness.require(AbsolutePath(path), remedy: "name another")
                self = .whole
            } catch let error as HousekeepingError {
                self = .lacking(error.reason)
            } catch {
                self = .lacking("its name is damaged")
            }
        }

        var words: String {
            switch self {
            case .notLookedAt: "the archive is what counts"
            case .whole: "the archive is whole"
            case .lacking(let reason): "the archive is of no use (\(reason)), so keep what was unpacked"
            }
        }
    }

    public let kind: Kind
    /// The place that counts: the root that is whole, or the archive, of which the description says more.
    public let whole: String
    /// Whether it can still be undone; a move whose target is whole can only be finished.
    public let canBeUndone: Bool
    /// The process that did it.
    public let worker: ProcessIdentity
    /// Whether that is another process which still runs: then nothing may be done but wait.
    public let isAtWork: Bool
    /// Seconds since 1970.
    public let started: Int64
    private var archive = Archive.notLookedAt

    /// Looks for a marker at the place of a root, and at the headers of the archive that it names.
    ///
    /// - Parameter observer: this process, which judges whether another one still runs.
    public static func find(in root: StateRoot, observer: ProcessIdentity) throws -> InterruptedWork? {
        let marker = try PlaceFacts.marker(in: root, observer: observer)
        var work = try InterruptedWork(marker, at: root.path.description)
        if case .importing(let archive) = work?.kind { work?.archive = Archive(archive) }
        return work
    }

    /// The decision alone.
    init?(_ marker: PlaceFacts.Marker, at place: String) throws(HousekeepingError) {
        switch marker {
        case .none: return nil
        case .unreadable(let name):
            throw HousekeepingError(
                .interrupted, "\(place)/\(name)", "the marker of a move or an import is damaged or of another version",
                remedy: "use the version that wrote it, or find out which place is whole and remove the marker")
        case .move(let marker, let isAtWork):
            kind = .move(from: marker.from, to: marker.to)
            whole = marker.whole(seenFrom: place)
            canBeUndone = whole == marker.from
            worker = marker.mover
            self.isAtWork = isAtWork
            started = marker.started
        case .importing(let marker, let isAtWork):
            kind = .importing(archive: marker.archive)
            whole = marker.archive
            canBeUndone = true
            worker = marker.importer
            self.isAtWork = isAtWork
            started = marker.started
        }
    }

    /// One sentence for a person.
    public var description: String {
        let since = WallClock.text(started)
        let state =
            isAtWork ? "is at work in process \(worker.pid) since \(since)" : "was cut short (it began at \(since))"
        let words =
            switch kind {
            case .move(let from, let to): "a move from '\(from)' to '\(to)' \(state); '\(whole)' is whole"
            case .importing(let path): "an import from '\(path)' \(state); \(archive.words)"
            }
        return SafeText.visible(words)
    }

    /// The refusal of whoever meant to do something else with the root.
    func refusal(at place: String) -> HousekeepingError {
        guard !isAtWork else {
            return HousekeepingError(.locked, place, description, remedy: "wait until it is done, or end it")
        }
        return HousekeepingError(
            .interrupted, place, description,
            remedy: canBeUndone ? "run it again to finish it, or undo it" : "run it again to finish it")
    }
}
