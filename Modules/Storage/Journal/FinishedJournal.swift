/// A journal that nobody appends to any more, held so that nobody else folds it at the same time.
///
/// Fold what it holds into the artifact, then `remove` it. Letting the value go without that leaves the file for
/// whoever looks next, so folding must bear being done twice.
public struct FinishedJournal: ~Copyable, Sendable {
    public let path: DurablePath
    private let file: Descriptor

    init(file: consuming Descriptor, path: DurablePath) {
        self.file = file
        self.path = path
    }

    /// Everything the journal holds.
    public func contents(limit: Int = Journals.largest) throws(StorageError) -> JournalContents {
        try JournalContents.read(path, limit: limit)
    }

    /// Removes the journal, once what it held is safe elsewhere.
    public consuming func remove() throws(StorageError) { _ = try FileRemoval.remove(path) }
}

extension JournalContents {
    /// Reads a journal, whether or not somebody is appending to it.
    public static func read(
        _ path: DurablePath, limit: Int = Journals.largest
    ) throws(StorageError) -> JournalContents {
        JournalContents(reading: try SafeFile.read(path, limit: limit))
    }
}
