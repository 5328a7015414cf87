public import Formats

extension ProcessIdentity {
    /// The identity as a JSON object, which `init(_:)` reads.
    public var json: JSON {
        [
            "pid": .number(JSONNumber(Int64(pid))), "started": .number(JSONNumber(started)), "boot": .string(boot),
            "namespace": .number(JSONNumber(namespace)), "host": .string(host),
        ]
    }

    public init?(_ json: JSON) {
        guard let pid = json["pid"]?.int64.flatMap({ Int32(exactly: $0) }), let started = json["started"]?.uint64,
            let boot = json["boot"]?.string, let namespace = json["namespace"]?.uint64,
            let host = json["host"]?.string
        else { return nil }
        self.init(pid: pid, started: started, boot: boot, namespace: namespace, host: host)
    }
}
