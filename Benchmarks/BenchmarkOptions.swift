/// The command line of the benchmark program.
struct BenchmarkOptions {
    static let usage = """
        usage: Benchmarks [--filter suite-or-contest]... [--runs n, at least 20] [--json] [--check]
               proxies: [--rounds n | --quick] [--proxy program] [--write]
        """

    var filters: [String] = []
    var runs = 31
    var asJSON = false
    var check = false
    var proxy = ProxyOptions()
    /// Whether the proxies' table goes into docs/performance.md.
    var write = false

    init?(_ arguments: [String]) {
        proxy.program = ProxySuite.builtProgram
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--json": asJSON = true
            case "--check": check = true
            case "--write": write = true
            case "--quick": proxy.makeQuick()
            case "--filter":
                guard let name = rest.popFirst() else { return nil }
                filters.append(name)
            case "--runs":
                guard let number = rest.popFirst().flatMap({ Int($0) }), number >= 20 else { return nil }
                runs = number
            case "--rounds":
                guard let number = rest.popFirst().flatMap({ Int($0) }), number >= 3 else { return nil }
                proxy.rounds = number
            case "--proxy":
                guard let path = rest.popFirst() else { return nil }
                proxy.program = path
            default: return nil
            }
        }
        // A page with half of the table would pass for the whole.
        if write, proxyCases.count < ProxyCase.all.count { return nil }
    }

    /// Whether something with this name was asked for.
    func choose(_ suite: String, _ name: String) -> Bool {
        filters.isEmpty || filters.contains { suite == $0 || "\(suite)/\(name)".contains($0) }
    }

    var proxyCases: [ProxyCase] { ProxyCase.all.filter { choose(ProxySuite.name, $0.name) } }
}
