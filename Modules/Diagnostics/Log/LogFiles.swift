public import Storage

/// The parts of a log as files in the temporary directory, with the file that names the newest.
public struct LogFiles: LogDestination {
    private let path: @Sendable (Int) -> EphemeralPath
    private let pointer: EphemeralPath?

    /// - Parameters:
    ///   - pointer: the file that holds the path of the newest part, if there is to be one.
    ///   - path: where the part of a number is: one path for each number.
    public init(pointer: EphemeralPath?, path: @escaping @Sendable (Int) -> EphemeralPath) {
        self.pointer = pointer
        self.path = path
    }

    /// The file is opened for each batch: one that was removed is noticed at once, and no descriptor is held.
    public func append(_ bytes: [UInt8], toPart part: Int) throws(LogFailure) -> Int {
        var written = 0
        do throws(StorageError) {
            let file = try AppendFile(path(part))
            let before = try file.size()
            // The log has one writer, so what the file grows by is what was written, if only in part.
            defer { written = Int(clamping: ((try? file.size()) ?? before) - before) }
            try file.append(bytes)
            return Int(clamping: try file.size())
        } catch {
            throw LogFailure(error, written: written)
        }
    }

    public func removePart(_ part: Int) throws(LogFailure) {
        do throws(StorageError) {
            try FileRemoval.remove(path(part))
        } catch {
            throw LogFailure(error)
        }
    }

    public func point(toPart part: Int) throws(LogFailure) {
        guard let pointer else { return }
        do throws(StorageError) {
            try AtomicFile.write(Array("\(path(part))\n".utf8), to: pointer)
        } catch {
            throw LogFailure(error)
        }
    }
}

extension LogFailure {
    init(_ error: StorageError, written: Int = 0) {
        let reason: Reason =
            switch error.code {
            case .full: .noSpace
            case .notFound, .notDirectory: .missing
            case .permission, .readOnly, .foreignOwner: .denied
            default: .other
            }
        self.init(reason, detail: error.description, written: max(0, written))
    }
}
