/// A named group of contests; `--filter` chooses by this name.
struct Suite: Sendable {
    let name: String
    let contests: @Sendable () throws -> [Contest]
}

/// Every suite there is, in the order they run.
enum Suites {
    static let all = [
        Suite(name: "start", contests: { try StartBenchmarks.contests() }),
        Suite(name: "roots", contests: { try RootBenchmarks.contests() }),
        Suite(name: "json", contests: { try JSONBenchmarks.contests() }),
        Suite(name: "wire", contests: { try WireBenchmarks.contests() }),
    ]
}
