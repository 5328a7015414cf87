/// Temporaries whose writer died before they took their place.
public enum Leftovers {
    /// What a writer elsewhere may at most need for one write: by then its temporary is left over.
    static let patience: Int64 = 3600

    /// Removes the temporaries that dead writers left beside a file, and returns how many.
    @discardableResult
    public static func sweep(beside path: DurablePath) throws(StorageError) -> Int { try sweep(path.placement) }

    @discardableResult
    public static func sweep(beside path: CachePath) throws(StorageError) -> Int { try sweep(path.placement) }

    @discardableResult
    public static func sweep(beside path: ExternalPath) throws(StorageError) -> Int { try sweep(path.placement) }

    private static func sweep(_ placement: Placement) throws(StorageError) -> Int {
        sweep(at: try OpenPlace(placement, for: .remove))
    }

    @discardableResult
    static func sweep(at place: borrowing OpenPlace) -> Int {
        guard let observer = try? ProcessIdentity.current() else { return 0 }
        return sweep(at: place, seenBy: observer, now: System.wallSeconds)
    }

    /// Never fails: what cannot be removed now is found again by the next writer.
    @discardableResult
    static func sweep(at place: borrowing OpenPlace, seenBy observer: ProcessIdentity, now: Int64) -> Int {
        var removed = 0
        for name in (try? System.names(in: place.directory.number)) ?? [] {
            guard let token = token(in: name, for: place.name),
                isLeftOver(token, seenBy: observer, age: { age(of: name, at: place, now: now) })
            else { continue }
            if (try? System.unlink(name, in: place.directory.number)) != nil { removed += 1 }
        }
        return removed
    }

    /// A writer that can be seen from here is asked after, one elsewhere is given time.
    static func isLeftOver(_ token: WriterToken, seenBy observer: ProcessIdentity, age: () -> Int64?) -> Bool {
        switch token.liveness(seenBy: observer) {
        case .alive: false
        case .dead: true
        case .unknown: age().map { $0 > patience } ?? false
        }
    }

    static func token(in name: String, for target: String) -> WriterToken? {
        let prefix = ".\(target)."
        let suffix = ".tmp"
        guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.utf8.count > prefix.utf8.count + suffix.utf8.count
        else { return nil }
        return WriterToken(name.dropFirst(prefix.count).dropLast(suffix.count))
    }

    private static func age(of name: String, at place: borrowing OpenPlace, now: Int64) -> Int64? {
        guard let status = try? place.status(of: name) else { return nil }
        return now - status.stamp.modified / 1_000_000_000
    }
}
