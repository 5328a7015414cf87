import Formats
public import Storage

/// A hub's `manifest.yml`: read as it is, and changed under its lock so that nobody's entries are lost.
public struct ManifestFile: Sendable {
    /// Where it stands.
    public let path: DurablePath
    private let wait: LockWait

    /// The longest manifest that is read.
    static let limit = YAMLLimits.standard.maxBytes

    /// - Parameter wait: how long a change waits for others.
    public init(at path: DurablePath, wait: LockWait = .atMost(.seconds(30))) {
        self.path = path
        self.wait = wait
    }

    /// The manifest as it is now; nil when there is none.
    public func read() throws -> Manifest? {
        guard let bytes = try SafeFile.readIfPresent(path, limit: Self.limit) else { return nil }
        return try Manifest.parse(bytes, file: path.description)
    }

    /// Changes the manifest as it is now; what the closure throws leaves it as it was.
    ///
    /// A manifest that is not there yet is made, at version 2. A change that would let two entries contradict one another
    /// is refused.
    ///
    /// - Parameter purpose: what others read who wait meanwhile: "to add a repository".
    @discardableResult
    public func update<Result>(
        purpose: String = "to update the manifest", _ change: (inout Manifest) throws -> Result
    ) throws -> Result {
        let lock = try FileLock(of: path, purpose: purpose, wait: wait)
        let found = try read()
        let before = found ?? Manifest()
        var draft = before
        let result = try change(&draft)
        if found == nil || draft != before {
            try draft.checkChange(from: before, file: path.description)
            let bytes = draft.rendered()
            // Aliases are written out in full, so that a file within the limit may leave it.
            guard bytes.count <= Self.limit else {
                throw HubError(
                    .invalidChange, path.description,
                    "the manifest would have \(bytes.count) bytes, more than are read back",
                    remedy: "remove what is no longer needed from it")
            }
            try lock.confirm()
            try AtomicFile.write(bytes, to: path, keepingLastGood: true)
        }
        lock.release()
        return result
    }
}
