import BenchKit
import Foundation

/// One piece of our work against the same work done by a peer.
struct Contest {
    let name: String
    let peerName: String
    /// Input bytes of one operation, to print a rate.
    let bytes: Int
    /// How many times faster than the peer we claim to be; nil where nothing is claimed.
    let target: Double?
    /// Processor time by default: what other programs do meanwhile is not ours.
    var unit = Unit.processorTime
    /// The most that ours may take in the median; nil where only the ratio counts.
    var limit: Double?
    /// Does the work once and returns something that depends on it, so that nothing is optimised away; where memory is
    /// compared, returns how many bytes it took.
    let ours: () throws -> Int
    let peer: () throws -> Int
}

/// What is compared.
enum Unit {
    /// Seconds that this process computes; right for work that neither waits nor reads.
    case processorTime
    /// Seconds that pass.
    case wallTime
    /// Bytes.
    case memory

    /// Seconds since some moment.
    func now() -> Double {
        var time = timespec()
        clock_gettime(self == .wallTime ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// What a contest came to, in its unit, for one operation: one sample a run.
struct Outcome {
    let contest: Contest
    let ours: Samples
    let peer: Samples
    /// Peer over ours, run by run.
    let ratios: Samples
    /// A fixed loop without memory traffic, timed in every run: its spread is the machine's own.
    let spin: Samples

    var ratio: Double { peer.median / ours.median }
    var isMissed: Bool {
        (contest.target.map { ratio < $0 } ?? false) || (contest.limit.map { ours.median > $0 } ?? false)
    }
}

/// Times contests: warm-up, batches of at least two milliseconds, ours and the peer's by turns within each run.
struct Measure {
    var runs = 31
    var sink = 0

    mutating func outcome(of contest: Contest) throws -> Outcome {
        let ourBatch = try batch(contest.ours, contest.unit)
        let peerBatch = try batch(contest.peer, contest.unit)
        var ours: [Double] = []
        var peer: [Double] = []
        var spin: [Double] = []
        for run in 0..<runs {
            // Who goes first alternates, so that neither always meets the other's warm or cold caches.
            if run.isMultiple(of: 2) { ours.append(try sample(contest.ours, ourBatch, contest.unit)) }
            peer.append(try sample(contest.peer, peerBatch, contest.unit))
            if !run.isMultiple(of: 2) { ours.append(try sample(contest.ours, ourBatch, contest.unit)) }
            spin.append(Spin.time(contest.unit, &sink))
        }
        return Outcome(
            contest: contest, ours: Samples(ours), peer: Samples(peer),
            ratios: Samples(zip(ours, peer).map { $1 / $0 }), spin: Samples(spin))
    }

    /// Warms up, and finds how many operations make a batch long enough for the clock.
    private mutating func batch(_ work: () throws -> Int, _ unit: Unit) throws -> Int {
        guard unit != .memory else { return 1 }
        var count = 1
        while true {
            let seconds = try sample(work, count, unit) * Double(count)
            if seconds > 0.002 { return count }
            count = seconds < 0.0001 ? count * 8 : Int(Double(count) * 0.0022 / seconds) + 1
        }
    }

    private mutating func sample(_ work: () throws -> Int, _ count: Int, _ unit: Unit) throws -> Double {
        guard unit != .memory else { return Double(try work()) }
        let start = unit.now()
        for _ in 0..<count { sink &+= try work() }
        return (unit.now() - start) / Double(count)
    }
}
