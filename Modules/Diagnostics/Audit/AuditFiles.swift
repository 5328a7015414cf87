import Formats
import Storage

/// The files of an audit log: numbered parts, of which the last is written to, and the newest record's hash.
struct AuditFiles {
    let directory: DurablePath

    /// The file that holds the head; the lock beside it is the lock of the whole log.
    func head() throws(StateRootError) -> DurablePath { directory.child(try PathSegment("head")) }

    func part(_ number: Int) throws(StateRootError) -> DurablePath {
        directory.child(try PathSegment(Self.name(of: number)))
    }

    /// As many parts as are ever looked at; a file with a greater number is not one of them.
    private static let lastPart = 1 << 53

    static func name(of part: Int) -> String {
        let digits = String(part)
        return "audit-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits).jsonl"
    }

    /// The numbers of the parts that are there, rising.
    func parts() throws(StorageError) -> [Int] {
        try Directory.entries(of: directory).compactMap { entry in
            let name = entry.name.text
            guard name.hasPrefix("audit-"), name.hasSuffix(".jsonl"),
                let number = Int(name.dropFirst(6).dropLast(6)), (1...Self.lastPart).contains(number),
                Self.name(of: number) == name
            else { return nil }
            return number
        }.sorted()
    }

    static func print(_ head: AuditHead) -> [UInt8] {
        var object = JSONObject()
        object["sequence"] = .number(JSONNumber(head.sequence))
        object["hash"] = .string(head.hash)
        return JSON.object(object).serialized(.compact) + [UInt8(ascii: "\n")]
    }

    /// Nil for anything but a head: it is a second witness, and one that cannot be understood says nothing.
    static func readHead(_ bytes: [UInt8]) -> AuditHead? {
        guard let json = try? JSON.parse(bytes), let sequence = json["sequence"]?.int64.flatMap({ Int(exactly: $0) }),
            (1...AuditLine.lastSequence).contains(sequence), let hash = json["hash"]?.string, hash.utf8.count == 64
        else { return nil }
        return AuditHead(sequence: sequence, hash: hash)
    }
}
