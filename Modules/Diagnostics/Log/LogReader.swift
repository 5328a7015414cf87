public import Storage

/// Reads a log file from some point to its end, and goes on from there when it has grown.
///
/// It holds one line and one block in memory, whatever the file's size. A last line without a newline is one that is
/// still being written: it is not damage and is read when it is whole.
public struct LogReader {
    private let file: ReadableFile
    private var splitter = LineSplitter(longest: MarkerLine.longestLine)
    private var offset: Int

    /// Opens a log.
    ///
    /// - Parameter tail: only so many of its last lines are read; all of them without it.
    public init(_ path: some PlacedPath, tail: Int? = nil) throws(StorageError) {
        file = try ReadableFile(path)
        offset = 0
        if let tail { offset = try file.startOfTail(lines: tail) }
    }

    /// Whether the file ends in a line without a newline.
    public var endsUnfinished: Bool { splitter.hasUnfinished }

    /// Hands over every line from where the last call stopped to the present end of the file.
    public mutating func read(_ take: (LogEntry) throws -> Void) throws {
        while true {
            let block = try file.read(at: offset, upTo: 64 << 10)
            guard !block.isEmpty else { return }
            offset += block.count
            try splitter.feed(block) { piece in
                switch piece {
                case .tooLong: try take(.damaged)
                case .line(let bytes): if let entry = LogEntry(bytes) { try take(entry) }
                }
            }
        }
    }

    /// Reads the parts of a log one after another, oldest first; a part that is gone by then is passed over.
    ///
    /// - Returns: how many lines at the end of a part had no newline.
    @discardableResult
    public static func read(parts: [EphemeralPath], _ take: (LogEntry) throws -> Void) throws -> Int {
        var unfinished = 0
        for path in parts {
            do {
                var reader = try LogReader(path)
                try reader.read(take)
                if reader.endsUnfinished { unfinished += 1 }
            } catch let error as StorageError where error.code == .notFound {
                continue
            }
        }
        return unfinished
    }
}
