/// The beginning of `/proc/PID/stat`: proc(5).
struct ProcessLine: Hashable {
    let state: UInt8
    let group: Int32

    /// The name stands in parentheses and may hold any byte, parentheses too: what counts is behind the last one.
    init?(_ bytes: [UInt8]) {
        guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = bytes[(end + 1)...].split(separator: UInt8(ascii: " "), maxSplits: 4)
        guard fields.count >= 3, let state = fields[0].first,
            let group = Int32(String(decoding: fields[2], as: UTF8.self))
        else { return nil }
        self.state = state
        self.group = group
    }

    /// Neither a zombie nor dead.
    var isAlive: Bool { state != UInt8(ascii: "Z") && state != UInt8(ascii: "X") }
}

extension ProcessLine {
    /// Whether a process of the group lives besides its leader, which is dead; those that `/proc` hides do not count.
    static func hasLivingMember(group: Int32) -> Bool {
        System.names(in: "/proc").contains { name in
            guard let number = Int32(String(decoding: name, as: UTF8.self)), number != group,
                let bytes = System.contents(of: "/proc/\(number)/stat", upTo: 4096), let line = ProcessLine(bytes)
            else { return false }
            return line.group == group && line.isAlive
        }
    }
}
