import BenchKit

/// One of the proxies, started for one case.
struct RunningProxy {
    let name: ProxyName
    let endpoint: Endpoint
    let child: Child

    /// - Parameter program: our proxy.
    init(_ name: ProxyName, before scene: ProxyScene, program: String?, on stage: Stage) throws {
        self.name = name
        endpoint = try stage.freePort()
        switch name {
        case .nginx:
            let file = "nginx-\(endpoint.port)"
            let text = NginxText.proxy(scene, at: endpoint, in: stage.folder, name: file)
            child = try stage.startNginx(text, named: file, on: Stage.measured)
        case .haproxy:
            let text = HAProxyText.proxy(scene, at: endpoint)
            child = try stage.start(
                [
                    OutsidePrograms.path(of: "haproxy"), "-db", "-f",
                    stage.write(text, as: "haproxy-\(endpoint.port).cfg"),
                ], on: Stage.measured)
        case .ours:
            guard let program else { throw Stage.Failure(description: "there is no program of ours to measure") }
            child = try stage.start(
                [program, "--listen", "\(endpoint)", "--upstream", scene.url]
                    + (scene.authority.map { ["--ca", $0] } ?? []), on: Stage.measured)
        }
        try stage.await(child, at: endpoint)
    }

    func residentMemory() throws -> Int {
        guard child.isRunning, let memory = ProcessUsage.residentMemory(of: child.process) else {
            throw child.failure("ended while it was measured")
        }
        return memory
    }
}
