import Formats
import Foundation

/// `Benchmarks [--filter name]... [--runs n] [--json] [--check]`.
enum BenchmarkProgram {
    struct Options {
        var filters: [String] = []
        var runs = 31
        var asJSON = false
        var check = false
    }

    /// The exit status: 0; 1 when `--check` finds a missed target or a contest fails; 64 on wrong usage, or when
    /// nothing was chosen, since a check that measured nothing must not pass.
    static func run(_ arguments: [String]) -> Int32 {
        guard let options = parse(arguments) else {
            say("usage: Benchmarks [--filter suite-or-contest]... [--runs n, at least 20] [--json] [--check]")
            return 64
        }
        do {
            return try measure(options)
        } catch {
            say("Benchmarks: \(error)")
            return 1
        }
    }

    private static func parse(_ arguments: [String]) -> Options? {
        var options = Options()
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--json": options.asJSON = true
            case "--check": options.check = true
            case "--filter":
                guard let name = rest.popFirst() else { return nil }
                options.filters.append(name)
            case "--runs":
                guard let runs = rest.popFirst().flatMap({ Int($0) }), runs >= 20 else { return nil }
                options.runs = runs
            default: return nil
            }
        }
        return options
    }

    private static func measure(_ options: Options) throws -> Int32 {
        var measure = Measure(runs: options.runs)
        var results: [JSON] = []
        var measured = 0
        var missed = 0
        if !options.asJSON { say(Report.header) }
        for suite in Suites.all {
            for contest in try suite.contests() where isChosen(suite, contest, options.filters) {
                let outcome = try measure.outcome(of: contest)
                measured += 1
                if outcome.isMissed { missed += 1 }
                if options.asJSON {
                    results.append(Report.json(suite.name, outcome))
                } else {
                    say(Report.line(outcome))
                }
            }
        }
        guard measured > 0 else {
            say("Benchmarks: nothing has this in its name: \(options.filters.joined(separator: ", "))")
            return 64
        }
        if options.asJSON {
            FileHandle.standardOutput.write(Data(JSON.array(results).serialized(.pretty)))
        } else {
            say(
                "\(options.runs) runs each, medians of processor time; ratio = peer / ours; noise = p95 over median of a fixed loop"
            )
            if missed > 0 { say("targets missed: \(missed)") }
        }
        return options.check && missed > 0 ? 1 : 0
    }

    private static func isChosen(_ suite: Suite, _ contest: Contest, _ filters: [String]) -> Bool {
        filters.isEmpty || filters.contains { suite.name == $0 || "\(suite.name)/\(contest.name)".contains($0) }
    }

    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
