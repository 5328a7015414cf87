/// Streams that get events at a steady pace, all from one timer of a tick a millisecond.
///
/// Streams of one pace are spread over the ticks of its period, as independent streams would be: a burst of all of
/// them at once would measure how long the last one waits.
struct PacedStreams {
    private struct Pace {
        /// For each tick of the period, the streams whose turn it is.
        var turns: [[Connection]]
        var joined = 0
    }

    private var paces: [Int: Pace] = [:]
    private var tick = 0

    var isEmpty: Bool { paces.isEmpty }

    mutating func add(_ connection: Connection, eventsPerSecond: Int) {
        let period = max(1, 1000 / eventsPerSecond)
        var pace = paces[period] ?? Pace(turns: [[Connection]](repeating: [], count: period))
        pace.turns[pace.joined % period].append(connection)
        pace.joined += 1
        paces[period] = pace
    }

    /// Goes on by a tick.
    mutating func turn(_ send: (Connection) -> Void) {
        tick &+= 1
        for period in Array(paces.keys) {
            guard let streams = paces[period]?.turns[tick % period] else { continue }
            for stream in streams where stream.isOpen { send(stream) }
            guard streams.contains(where: { !$0.isOpen }) else { continue }
            paces[period]?.turns[tick % period].removeAll { !$0.isOpen }
            if paces[period]?.turns.allSatisfy(\.isEmpty) == true { paces[period] = nil }
        }
    }
}
