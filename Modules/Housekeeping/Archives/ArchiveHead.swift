import Formats
import Storage

/// Reads what an archive says of itself, and nothing behind that.
enum ArchiveHead {
    private static let piece = 4096

    static func read(_ archive: AbsolutePath) throws -> ExportManifest {
        let input = try ReadableFile(named: archive)
        var reader = ArchiveLayout.reader
        var manifest: [UInt8] = []
        var offset = 0
        while true {
            let bytes = try input.read(at: offset, upTo: piece)
            guard !bytes.isEmpty else { throw bad(archive) }
            offset += bytes.count
            var rest = bytes[...]
            while let event = try reader.next(&rest) {
                switch event {
                case .entry(let entry) where manifest.isEmpty && entry.path == ArchiveLayout.manifest:
                    guard entry.size <= ArchiveLayout.longestManifest else { throw bad(archive) }
                case .content(let bytes): manifest += bytes
                case .entry, .end:
                    guard let read = ExportManifest(manifest) else { throw bad(archive) }
                    return read
                }
            }
        }
    }

    private static func bad(_ archive: AbsolutePath) -> HousekeepingError {
        HousekeepingError(
            .badArchive, archive.description, "it does not begin with \(ArchiveLayout.manifest) of this version",
            remedy: "name a file that 'car state export' wrote")
    }
}
