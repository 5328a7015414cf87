import BenchKit
import Glibc

/// Measures one case: the proxies by turns, so that what else happens on the machine meets all of them alike.
struct ProxySeries {
    let options: ProxyOptions
    let upstreams: ProxyUpstreams
    let stage: Stage
    /// Times of a fixed loop, for the machine's own noise.
    private(set) var spins: [Double] = []
    private var sink = 0

    init(_ options: ProxyOptions, _ upstreams: ProxyUpstreams, on stage: Stage) {
        self.options = options
        self.upstreams = upstreams
        self.stage = stage
    }

    private var contenders: [ProxyName] { ProxyName.allCases.filter { $0 != .ours || options.program != nil } }

    private func start(_ name: ProxyName, _ scene: ProxyScene) throws -> RunningProxy {
        try RunningProxy(name, before: scene, program: options.program, on: stage)
    }

    mutating func speed(_ proxyCase: ProxyCase) throws -> ProxyRounds {
        let scene = upstreams.scene(of: proxyCase)
        let load = ProxyLoad(proxyCase: proxyCase, seconds: options.seconds, stage: stage)
        let proxies = try contenders.map { try start($0, scene) }
        var rounds = ProxyRounds(
            title: proxyCase.title, operation: proxyCase.operation, targets: proxyCase.targets)
        let warmUp = ProxyLoad(proxyCase: proxyCase, seconds: 1, stage: stage)
        for proxy in proxies { _ = try? warmUp.run(at: proxy.endpoint, watching: 0) }
        for round in 0..<options.rounds {
            // Who goes first changes, so that nobody always follows the same one.
            for turn in proxies.indices {
                let proxy = proxies[(round + turn) % proxies.count]
                let (sample, problem) = try attempt(load, proxy)
                rounds.add(sample, of: proxy.name)
                if let problem { rounds.notes.append("\(proxy.name.rawValue), round \(round + 1), failed: \(problem)") }
                timeNoise()
            }
        }
        rounds.notes += try headroom(load, scene, rounds)
        return rounds
    }

    private mutating func timeNoise() {
        for _ in 0..<5 { spins.append(Spin.time(.processorTime, &sink)) }
    }

    private func attempt(_ load: ProxyLoad, _ proxy: RunningProxy) throws -> (ProxySample?, String?) {
        do {
            return (try load.run(at: proxy.endpoint, watching: proxy.child.process), nil)
        } catch let interruption as Interruption.Error {
            throw interruption
        } catch {
            guard proxy.child.isRunning else { throw proxy.child.failure("ended while it was measured") }
            return (nil, "\(error)")
        }
    }

    /// What the load and the backend do without a proxy between them: where that is not well above what came through
    /// a proxy, they and not the proxy may have been measured.
    private func headroom(_ load: ProxyLoad, _ scene: ProxyScene, _ rounds: ProxyRounds) throws -> [String] {
        guard case .requests = load.proxyCase.work, scene.authority == nil else { return [] }
        let direct = try load.run(at: scene.upstream, watching: 0).perSecond
        let best = ProxyName.allCases.map { rounds.values($0) { $0.perSecond }.median }.filter { !$0.isNaN }.max() ?? 0
        let ratio = direct / best
        return [
            "without a proxy \(Figures.grouped(direct)) each second, \(Figures.fixed(ratio, 2)) of the fastest proxy"
                + (ratio < 1.5 ? ": less than 1.5, so the load has a part in its rate" : "")
        ]
    }

    mutating func memory(_ proxyCase: ProxyCase, limit: Double) throws -> StreamMemory {
        let scene = upstreams.scene(of: proxyCase)
        let load = ProxyLoad(proxyCase: proxyCase, seconds: options.seconds, stage: stage)
        var memory = StreamMemory(title: proxyCase.title, streams: proxyCase.streams, limit: limit)
        for round in 0..<options.memoryRounds {
            for name in contenders {
                let proxy = try start(name, scene)
                // What the first streams bring in besides belongs to no stream.
                _ = try load.hold(16, at: proxy.endpoint) { _ in }
                let before = try proxy.residentMemory()
                var after = 0
                let (then, _) = try load.hold(proxyCase.streams, at: proxy.endpoint) { _ in
                    after = try proxy.residentMemory()
                }
                guard then.opened == proxyCase.streams, then.failed == 0 else {
                    memory.notes.append(
                        "\(name.rawValue), round \(round + 1), failed: \(then.opened) streams were open")
                    continue
                }
                timeNoise()
                memory.bytes[name, default: []].append(Double(after - before) / Double(proxyCase.streams))
                memory.resident[name, default: []].append(Double(after))
            }
        }
        return memory
    }

    mutating func crowd(_ proxyCase: ProxyCase, beyond: Int) throws -> StreamCrowd {
        var crowd = StreamCrowd(wanted: proxyCase.streams)
        guard options.program != nil else { return crowd }
        let proxy = try start(.ours, upstreams.scene(of: proxyCase))
        let load = ProxyLoad(proxyCase: proxyCase, seconds: options.seconds, stage: stage)
        timeNoise()
        let (then, after) = try load.hold(proxyCase.streams, beyond: beyond, at: proxy.endpoint) { _ in }
        guard proxy.child.isRunning else { throw proxy.child.failure("ended under \(then.opened) streams") }
        crowd.report = then
        crowd.lost = then.opened - after.opened
        return crowd
    }
}
