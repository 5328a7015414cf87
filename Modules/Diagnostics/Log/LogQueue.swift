/// Lines that wait to be written: bounded in number and in bytes, so that a log that cannot be written costs little.
///
/// When it is full the new lines are dropped and the old ones kept, because the beginning of a disturbance explains
/// most. Once lines are dropped all are, until the queue has been emptied: so there is one gap, and it is at the end.
package struct LogQueue {
    /// The most lines, and the most bytes, that wait.
    package struct Bounds: Sendable {
        package var lines: Int
        package var bytes: Int

        package init(lines: Int, bytes: Int) {
            self.lines = lines
            self.bytes = bytes
        }
    }

    /// A marker that waits, and when it was emitted.
    package struct Entry: Hashable, Sendable {
        package let time: Timestamp
        package let marker: Marker

        package init(_ marker: Marker, at time: Timestamp) {
            self.marker = marker
            self.time = time
        }
    }

    private struct Gap {
        var count: Int
        let reason: DropReason
        let since: Timestamp
        var until: Timestamp
    }

    /// While the log cannot be written this is why lines are dropped.
    package var isUnwritable = false
    /// How many lines were dropped since the beginning.
    package private(set) var dropped = 0

    private let bounds: Bounds
    private var entries: [Entry] = []
    private var bytes = 0
    private var gap: Gap?

    package init(bounds: Bounds) { self.bounds = bounds }

    package var isEmpty: Bool { entries.isEmpty && gap == nil }
    package var count: Int { entries.count }

    package mutating func add(_ marker: Marker, at time: Timestamp) {
        let size = Self.size(of: marker)
        guard gap == nil, entries.count < bounds.lines, bytes + size <= bounds.bytes else {
            drop(at: time)
            return
        }
        entries.append(Entry(marker, at: time))
        bytes += size
    }

    /// Everything that waits, with the gap said at its place.
    package mutating func drain() -> [Entry] {
        if let gap {
            emit(
                .log(.linesDropped(count: gap.count, reason: gap.reason, over: gap.until.since(gap.since))),
                at: gap.since)
            self.gap = nil
        }
        var drained: [Entry] = []
        swap(&drained, &entries)
        bytes = 0
        return drained
    }

    private mutating func emit(_ marker: Marker, at time: Timestamp) { entries.append(Entry(marker, at: time)) }

    private mutating func drop(at time: Timestamp) {
        dropped += 1
        if gap == nil { gap = Gap(count: 0, reason: isUnwritable ? .unwritable : .queueFull, since: time, until: time) }
        gap?.count += 1
        gap?.until = time
    }

    /// What a line costs in memory, as an estimate: the text it carries and a sum for the rest.
    private static func size(of marker: Marker) -> Int {
        marker.fields.reduce(128) { size, field in
            guard case .text(let text) = field.value else { return size + 16 }
            return size + 16 + text.utf8.count
        }
    }
}
