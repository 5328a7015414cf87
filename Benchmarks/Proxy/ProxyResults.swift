import BenchKit

/// Everything that was measured of proxies, and under which circumstances.
struct ProxyResults {
    let command: String
    let options: ProxyOptions
    let machine: Machine
    var cases: [ProxyRounds] = []
    var memories: [StreamMemory] = []
    var crowd: StreamCrowd?
    var noise = Samples([])

    var misses: [String] {
        cases.flatMap { ProxyVerdict.misses(of: $0) } + memories.flatMap { ProxyVerdict.misses(of: $0) }
            + (crowd?.misses ?? [])
    }

    /// Rounds that failed, whosever: a peer that fails is no peer to be measured against.
    var failures: [String] {
        cases.flatMap { rounds in rounds.notes.filter { $0.contains(", failed: ") }.map { "\(rounds.title): \($0)" } }
            + memories.flatMap { memory in memory.notes.map { "\(memory.title): \($0)" } }
    }

    private var notes: [String] {
        cases.flatMap { rounds in
            rounds.notes.filter { !$0.contains(", failed: ") }.map { "\(rounds.title): \($0)" }
        } + cases.flatMap(\.strays).map { "off by more than three times: \($0)" }
    }

    /// Markdown, for the terminal and for the page.
    var report: [String] {
        var lines = [
            "Made by `\(command)`: \(options.rounds) rounds of \(options.seconds) s for each proxy, "
                + "\(options.memoryRounds) for memory. \(machine.description). "
                + "Noise of the machine meanwhile: \(Figures.fixed(noise.spread * 100, 0)) %; "
                + "load before: \(machine.load).", "",
        ]
        lines += ProxyTable.speed(cases)
        let memory = ProxyTable.memory(memories, crowd)
        if !cases.isEmpty, !memory.isEmpty { lines.append("") }
        lines += memory
        for (title, entries) in [("Targets missed:", misses), ("Failed rounds:", failures), ("Notes:", notes)]
        where !entries.isEmpty {
            lines += ["", title, ""] + entries.map { "- \($0)" }
        }
        return lines
    }
}
