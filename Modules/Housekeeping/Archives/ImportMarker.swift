import Formats
import Storage

/// What stands in `.importing` while an archive is unpacked into a root: until it goes, the archive alone is what
/// counts.
struct ImportMarker: Hashable, Sendable {
    let archive: String
    /// Seconds since 1970.
    let started: Int64
    let importer: ProcessIdentity

    private static let version: Int64 = 1

    var bytes: [UInt8] {
        let json: JSON = [
            "version": .number(JSONNumber(Self.version)), "archive": .string(archive),
            "started": .number(JSONNumber(started)), "importer": importer.json,
        ]
        return json.serialized(.pretty)
    }

    /// Nil for anything that another version may have written.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSON.parse(bytes), json["version"]?.int64 == Self.version,
            let archive = json["archive"]?.string,
            let started = json["started"]?.int64, let importer = json["importer"].flatMap(ProcessIdentity.init)
        else { return nil }
        self.init(archive: archive, started: started, importer: importer)
    }

    init(archive: String, started: Int64, importer: ProcessIdentity) {
        self.archive = archive
        self.started = started
        self.importer = importer
    }
}
