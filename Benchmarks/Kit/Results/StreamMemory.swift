/// What an idle stream takes: the growth of resident memory over the number of streams, in a fresh process each time.
public struct StreamMemory: Sendable {
    public let title: String
    public let streams: Int
    /// The most bytes that a stream of ours may take.
    public let limit: Double?
    public var bytes: [ProxyName: [Double]] = [:]
    /// Resident memory with all streams open.
    public var resident: [ProxyName: [Double]] = [:]
    public var notes: [String] = []

    public init(title: String, streams: Int, limit: Double?) {
        self.title = title
        self.streams = streams
        self.limit = limit
    }
}

/// How one process of ours bears more streams than it can hold.
public struct StreamCrowd: Sendable {
    public let wanted: Int
    /// Nil when ours was not there.
    public var report: LoadReport?
    /// Streams that were lost while the others were refused.
    public var lost = 0

    public init(wanted: Int) { self.wanted = wanted }

    public var misses: [String] {
        guard let report else { return ["\(title): ours was not measured"] }
        var misses: [String] = []
        if report.opened < wanted { misses.append("\(report.opened) streams were open") }
        if report.refused == 0 { misses.append("none beyond was refused with 503") }
        if report.failed > 0 { misses.append("\(report.failed) streams failed in another way") }
        if lost > 0 { misses.append("\(lost) open streams were lost") }
        return misses.map { "\(title): \($0)" }
    }

    public var title: String { "\(Figures.grouped(Double(wanted))) streams in one process" }
}
