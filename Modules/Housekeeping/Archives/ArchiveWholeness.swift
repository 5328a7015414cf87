import Formats
import Storage

/// Says whether an archive is all there, as far as that is cheap: its head is read, and then one header after the other
/// to the digests and the end.
///
/// What the files hold is not read; only an import compares that with the digests.
enum ArchiveWholeness {
    /// More than nearly every member has in front of its content.
    private static let piece = 2048

    /// - Parameter remedy: what to do when it is missing or not whole.
    static func require(_ archive: AbsolutePath, remedy: String) throws(HousekeepingError) {
        let last: String?
        do {
            _ = try ArchiveHead.read(archive)
            last = try lastMember(of: ReadableFile(named: archive))
        } catch let error as HousekeepingError {
            throw refused(archive, error.reason, remedy)
        } catch let error as StorageError {
            let code: HousekeepingError.Code = error.code == .notFound ? .notFound : .badArchive
            throw refused(archive, code == .notFound ? "there is no such archive" : error.reason, remedy, code)
        } catch {
            throw refused(archive, "it is no archive, or a damaged one", remedy)
        }
        guard last == ArchiveLayout.digests else { throw refused(archive, "it is cut off", remedy) }
    }

    private static func refused(
        _ archive: AbsolutePath, _ reason: String, _ remedy: String, _ code: HousekeepingError.Code = .badArchive
    ) -> HousekeepingError {
        HousekeepingError(code, archive.description, reason, remedy: remedy)
    }

    /// The name of the last member, when the end of the archive follows it.
    private static func lastMember(of input: ReadableFile) throws -> String? {
        var name: String?
        var offset = 0
        // A reader of its own for each member: what stands between the headers is not shown to any.
        var reader = ArchiveLayout.reader
        while true {
            let bytes = try input.read(at: offset, upTo: piece)
            guard !bytes.isEmpty else { return nil }
            var rest = bytes[...]
            let event = try reader.next(&rest)
            offset += bytes.count - rest.count
            switch event {
            case .entry(let entry):
                name = entry.path
                offset += Int(entry.size) + TarWriter.padding(after: entry.size).count
                reader = ArchiveLayout.reader
            case .end: return name
            case .content, nil: continue
            }
        }
    }
}
