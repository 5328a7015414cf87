import Formats

/// What an archive says of itself in its first member.
public struct ExportManifest: Hashable, Sendable {
    /// The version of the product that wrote it.
    public let product: String
    /// The kind of root that it holds: repo, hub, global or prodex.
    public let root: String
    /// Seconds since 1970.
    public let created: Int64

    public init(product: String, root: String, created: Int64) {
        self.product = product
        self.root = root
        self.created = created
    }

    private static let format = "switchyard-export"

    var bytes: [UInt8] {
        let json: JSON = [
            "format": .string(Self.format), "version": .number(JSONNumber(ArchiveLayout.version)),
            "product": .string(product), "root": .string(root),
            "created": .string(UTCTime(unixSeconds: created)?.rfc3339() ?? ""),
        ]
        return json.serialized(.pretty)
    }

    /// Nil for anything that this version does not read.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSON.parse(bytes), json["format"]?.string == Self.format,
            json["version"]?.int64 == ArchiveLayout.version, let product = json["product"]?.string,
            let root = json["root"]?.string,
            let created = json["created"]?.string.flatMap({ try? UTCTime(rfc3339: $0) })?.unixSeconds
        else { return nil }
        self.init(product: product, root: root, created: created)
    }
}
