/// The fields of `/proc/<pid>/stat` that say whether a process is the one that is meant.
struct ProcessStatus: Hashable, Sendable {
    let state: UInt8
    let threads: Int
    let started: UInt64

    /// Ended and not yet waited for: a process whose first thread ended while others run shows the same letter.
    var isZombie: Bool { (state == UInt8(ascii: "Z") && threads <= 1) || state == UInt8(ascii: "X") }
}

extension ProcessStatus {
    /// Reads a line as proc(5) describes it; field 2, the command's name, may itself hold spaces and parentheses.
    init?(_ line: some Collection<UInt8>) {
        let line = Array(line)
        guard let end = line.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        // What follows the name begins with field 3.
        let fields = line[(end + 1)...].split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") })
        guard fields.count > 19, let state = fields[0].first, fields[0].count == 1,
            let threads = Self.number(fields[17]), let started = Self.number(fields[19])
        else { return nil }
        self.state = state
        self.threads = Int(clamping: threads)
        self.started = started
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
        UInt64(String(decoding: digits, as: UTF8.self))
    }
}
