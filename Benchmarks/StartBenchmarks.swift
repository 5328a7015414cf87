import Foundation

/// What it costs to start one of the programs, beside the smallest program there is.
enum StartBenchmarks {
    static func contests() throws -> [Contest] {
        ["prodex", "car"].flatMap { name in
            let program = "\(ProcessRun.folder)/\(name)"
            return [
                Contest(
                    name: "\(name) --version, time", peerName: "/bin/true", bytes: 0, target: nil, unit: .wallTime,
                    limit: 0.005,
                    ours: { try ProcessRun.run([program, "--version"]) }, peer: { try ProcessRun.run(["/bin/true"]) }),
                Contest(
                    name: "\(name) --version, memory", peerName: "/bin/true", bytes: 0, target: nil, unit: .memory,
                    limit: 12e6,
                    ours: { try ProcessRun.peakMemory([program, "--version"]) },
                    peer: { try ProcessRun.peakMemory(["/bin/true"]) }),
            ]
        }
    }
}
