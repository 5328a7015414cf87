public import Formats
public import Storage

/// The file `stop`: while it is there, the runner is asked to end after what it does now.
public struct StopRequest: Sendable {
    /// Where the request stands.
    public let path: DurablePath

    public init(_ path: DurablePath) { self.path = path }

    /// Asks the runner to end.
    public func ask(now: UTCTime) throws(StorageError) {
        try AtomicFile.write(Array("\(now.rfc3339())\n".utf8), to: path)
    }

    /// Whether it is asked to.
    public func isAsked() throws(StorageError) -> Bool { try SafeFile.stamp(of: path) != nil }

    /// Takes the request back; false when there was none.
    @discardableResult
    public func clear() throws(StorageError) -> Bool { try FileRemoval.remove(path) }
}
