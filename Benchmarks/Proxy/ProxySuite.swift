import BenchKit
import Foundation

/// Our reverse proxy beside nginx and HAProxy: the same backend, the same load, in turns.
enum ProxySuite {
    static let name = "proxy"

    /// Our proxy as the build makes it; nil when it has none.
    static var builtProgram: String? {
        let path = "\(ProcessRun.folder)/ReverseProxy"
        return access(path, X_OK) == 0 ? path : nil
    }

    /// - Parameter tell: takes a word on what is going on.
    static func measure(
        _ cases: [ProxyCase], _ options: ProxyOptions, command: String, tell: (String) -> Void
    ) throws -> ProxyResults {
        Interruption.watch()
        // This program itself must not be in the way of what it measures.
        Processor.stay(on: Stage.others)
        for program in ["nginx", "haproxy", "wrk", "openssl"] { _ = try OutsidePrograms.path(of: program) }

        let stage = try Stage()
        var results = ProxyResults(command: command, options: options, machine: try Machine(on: stage))
        var series = ProxySeries(options, try ProxyUpstreams(on: stage), on: stage)
        for proxyCase in cases {
            tell("proxy/\(proxyCase.name)")
            switch proxyCase.work {
            case .requests, .pacedEvents, .allEvents: results.cases.append(try series.speed(proxyCase))
            case .memory(let limit): results.memories.append(try series.memory(proxyCase, limit: limit))
            case .crowd(let beyond): results.crowd = try series.crowd(proxyCase, beyond: beyond)
            }
        }
        results.noise = Samples(series.spins)
        return results
    }
}
