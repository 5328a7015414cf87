import BenchKit
import Foundation

/// Puts load on one endpoint and says what came of it.
struct ProxyLoad {
    /// A measurement that cannot count, and why.
    struct Failure: Error, CustomStringConvertible { let description: String }

    let proxyCase: ProxyCase
    let seconds: Int
    let stage: Stage

    /// - Parameter process: whose processor time is told; 0 for nobody's.
    /// - Throws: `Failure` when anything went wrong that the load saw.
    func run(at endpoint: Endpoint, watching process: Int32) throws -> ProxySample {
        switch proxyCase.work {
        case .requests(let connections, let body):
            try requests(at: endpoint, watching: process, connections, body)
        case .pacedEvents, .allEvents: try events(at: endpoint, watching: process)
        case .memory, .crowd: throw Failure(description: "there is no speed in \(proxyCase.name)")
        }
    }

    private func requests(
        at endpoint: Endpoint, watching process: Int32, _ connections: Int, _ body: Int?
    ) throws -> ProxySample {
        var words = [
            try OutsidePrograms.path(of: "wrk"), "--threads", "1", "--connections", "\(connections)", "--duration",
            "\(seconds)s", "--timeout", "10s", "--latency", "http://\(endpoint)\(proxyCase.path)",
        ]
        if let body {
            let script = """
                wrk.method = "POST"
                wrk.body = string.rep("x", \(body))
                wrk.headers["Content-Type"] = "application/json"
                """
            words += ["--script", try stage.write(script, as: "post-\(body).lua")]
        }
        let before = ProcessUsage(of: process)
        let child = try stage.start(words, on: Stage.others)
        let text = try child.result(within: Double(seconds) + 30)
        let used = ProcessUsage(of: process).since(before)
        guard let output = WrkOutput(text) else { throw Failure(description: "no request was answered") }
        guard output.errors == 0 else { throw Failure(description: "\(output.errors) errors") }
        return ProxySample(
            processorTime: Double(used.nanoseconds) / 1e9 / Double(output.requests), userShare: used.userShare,
            perSecond: output.perSecond, p50: output.p50, p99: output.p99)
    }

    private func events(at endpoint: Endpoint, watching process: Int32) throws -> ProxySample {
        var words = ["events"]
        if case .pacedEvents = proxyCase.work { words += ["--warm-up", "300", "--milliseconds", "\(seconds * 1000)"] }
        let child = try stage.start(streamLoad(words, at: endpoint, watching: process), on: Stage.others)
        guard let report = LoadReport(line: try child.result(within: Double(seconds) + 90)) else {
            throw child.failure("said something else than expected")
        }
        guard report.failed == 0, report.refused == 0, report.events > 0 else {
            throw Failure(description: "\(report.failed + report.refused) streams failed, \(report.events) events came")
        }
        if case .allEvents(let each) = proxyCase.work, report.events != proxyCase.streams * each {
            throw Failure(description: "\(report.events) of \(proxyCase.streams * each) events came")
        }
        return ProxySample(
            processorTime: Double(report.usage.nanoseconds) / 1e9 / Double(report.events),
            userShare: report.usage.userShare,
            perSecond: Double(report.events) / (Double(report.duration) / 1e9),
            p50: report.p50 > 0 ? Double(report.p50) / 1e9 : nil, p99: report.p99 > 0 ? Double(report.p99) / 1e9 : nil)
    }

    /// Opens idle streams and holds them while the body runs.
    ///
    /// - Returns: what was open then, and what after it.
    func hold(
        _ streams: Int, beyond: Int = 0, at endpoint: Endpoint, _ body: (LoadReport) throws -> Void
    ) throws -> (then: LoadReport, after: LoadReport) {
        let words = streamLoad(["hold", "--beyond", "\(beyond)"], at: endpoint, streams: streams)
        let child = try stage.start(words, on: Stage.others, holdsInput: true)
        defer { child.end() }
        let isThere = try Interruption.wait(seconds: 90) {
            if !child.isRunning { throw child.failure("ended early") }
            return child.outputText.contains("\n")
        }
        guard isThere, let then = LoadReport(line: child.outputText) else {
            throw child.failure("did not say what is open")
        }
        try body(then)
        child.closeInput()
        let lines = try child.result(within: 30).split(separator: "\n")
        guard lines.count == 2, let after = LoadReport(line: lines[1]) else {
            throw child.failure("did not say what stayed open")
        }
        return (then, after)
    }

    private func streamLoad(
        _ words: [String], at endpoint: Endpoint, watching process: Int32 = 0, streams: Int? = nil
    ) -> [String] {
        ["\(ProcessRun.folder)/BenchLoad"] + words + [
            "--to", "\(endpoint)", "--path", proxyCase.path, "--streams", "\(streams ?? proxyCase.streams)",
        ] + (process > 0 ? ["--watch", "\(process)"] : [])
    }
}
