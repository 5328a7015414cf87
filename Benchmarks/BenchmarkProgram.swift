import BenchKit
import Formats
import Foundation

/// Measures what was asked for, and says what came of it.
enum BenchmarkProgram {
    /// The exit status: 0; 1 when `--check` finds a missed target or a contest fails; 64 on wrong usage, or when
    /// nothing was chosen, since a check that measured nothing must not pass; 128 and its number after a signal.
    static func run(_ arguments: [String]) -> Int32 {
        guard let options = BenchmarkOptions(arguments) else {
            say(BenchmarkOptions.usage)
            return 64
        }
        do {
            return try measure(options, command: (["Scripts/bench"] + arguments).joined(separator: " "))
        } catch let interruption as Interruption.Error {
            return interruption.exitStatus
        } catch {
            say("Benchmarks: \(error)")
            return 1
        }
    }

    private static func measure(_ options: BenchmarkOptions, command: String) throws -> Int32 {
        let (contests, contestsMissed) = try measureContests(options)
        var results = contests
        var missed = contestsMissed
        let cases = options.proxyCases
        if !cases.isEmpty {
            let proxies = try ProxySuite.measure(cases, options.proxy, command: command) { tell($0) }
            missed += proxies.misses.count + proxies.failures.count
            if options.write { try PerformancePage.write(proxies.report) }
            if options.asJSON { results += Report.json(proxies) } else { say(proxies.report.joined(separator: "\n")) }
        }
        guard !cases.isEmpty || !contests.isEmpty else {
            say("Benchmarks: nothing has this in its name: \(options.filters.joined(separator: ", "))")
            return 64
        }
        if options.asJSON {
            FileHandle.standardOutput.write(Data(JSON.array(results).serialized(.pretty)))
        }
        return options.check && missed > 0 ? 1 : 0
    }

    /// What the contests came to, and how many of them miss a target.
    private static func measureContests(_ options: BenchmarkOptions) throws -> (results: [JSON], missed: Int) {
        var measure = Measure(runs: options.runs)
        var results: [JSON] = []
        var missed = 0
        for suite in Suites.all {
            for contest in try suite.contests() where options.choose(suite.name, contest.name) {
                if results.isEmpty, !options.asJSON { say(Report.header) }
                let outcome = try measure.outcome(of: contest)
                if outcome.isMissed { missed += 1 }
                results.append(Report.json(suite.name, outcome))
                if !options.asJSON { say(Report.line(outcome)) }
            }
        }
        if !results.isEmpty, !options.asJSON {
            say(
                "\(options.runs) runs each, medians of processor time; ratio = peer / ours; noise = p95 over median of a fixed loop"
            )
            if missed > 0 { say("targets missed: \(missed)") }
        }
        return (results, missed)
    }

    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// On the way, beside what is a result.
    private static func tell(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
