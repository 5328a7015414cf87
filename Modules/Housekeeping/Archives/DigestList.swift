import Formats
import Secrets
import Storage

/// The last member of an archive: the digest of every file and of the whole tree, one file a line.
struct DigestList {
    private(set) var bytes: [UInt8] = Array("{\"version\":\(ArchiveLayout.version),\"files\":[".utf8)
    private var isEmpty = true

    mutating func add(_ name: String, _ digest: Digest) {
        bytes += Array((isEmpty ? "\n" : ",\n").utf8)
        isEmpty = false
        bytes += JSON.object(JSONObject([("path", .string(name)), ("sha256", .string(digest.hex))])).serialized()
    }

    mutating func finish(_ tree: TreeDigest) {
        let facts: [(String, JSON)] = [
            ("digest", .string(tree.digest.description)), ("files", .number(JSONNumber(tree.files))),
            ("directories", .number(JSONNumber(tree.directories))), ("links", .number(JSONNumber(tree.links))),
            ("bytes", .number(JSONNumber(tree.bytes))),
        ]
        bytes += Array("\n],\"tree\":".utf8) + JSON.object(JSONObject(facts)).serialized() + Array("}\n".utf8)
    }
}

/// The same list as it was read.
struct StatedDigests {
    let files: [(name: String, digest: Digest)]
    let tree: Digest

    /// Nil for anything that this version does not write.
    init?(_ bytes: [UInt8]) {
        let limits = JSONLimits(maxDepth: 8, maxBytes: bytes.count)
        guard let json = try? JSON.parse(bytes, limits: limits), json["version"]?.int64 == ArchiveLayout.version,
            let items = json["files"]?.array, let tree = json["tree"]?["digest"]?.string.flatMap({ Digest($0) })
        else { return nil }
        var files: [(String, Digest)] = []
        files.reserveCapacity(items.count)
        for item in items {
            guard let name = item["path"]?.string, let hex = item["sha256"]?.string,
                let digest = Digest("sha256:\(hex)")
            else { return nil }
            files.append((name, digest))
        }
        self.files = files
        self.tree = tree
    }
}
