import Foundation

/// What it costs to start one of the programs, beside the smallest program there is.
enum StartBenchmarks {
    private static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path

    static func contests() throws -> [Contest] {
        ["prodex", "car"].flatMap { name in
            let program = "\(folder)/\(name)"
            return [
                Contest(
                    name: "\(name) --version, time", peerName: "/bin/true", bytes: 0, target: nil, unit: .wallTime,
                    limit: 0.005,
                    ours: { try run([program, "--version"]) }, peer: { try run(["/bin/true"]) }),
                Contest(
                    name: "\(name) --version, memory", peerName: "/bin/true", bytes: 0, target: nil, unit: .memory,
                    limit: 12e6,
                    ours: { try peakMemory([program, "--version"]) }, peer: { try peakMemory(["/bin/true"]) }),
            ]
        }
    }

    private struct Failure: Error, CustomStringConvertible { let description: String }

    /// The most memory that a program held, in bytes, as time(1) says: to the kernel, what we ourselves held when we
    /// started a program counts among what the program held.
    private static func peakMemory(_ words: [String]) throws -> Int {
        let note = "\(NSTemporaryDirectory())/switchyard-bench-\(getpid())"
        defer { unlink(note) }
        _ = try run(["/usr/bin/time", "--format=%M", "--output=\(note)"] + words)
        guard let kilobytes = Int(try String(contentsOfFile: note, encoding: .utf8).filter(\.isNumber)) else {
            throw Failure(description: "time(1) did not say how much memory \(words[0]) held")
        }
        return kilobytes * 1024
    }

    /// Runs the program to its end with its output thrown away, and returns its status, which is 0.
    private static func run(_ words: [String]) throws -> Int {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        let arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var pid: Int32 = 0
        guard posix_spawn(&pid, words[0], &actions, nil, arguments, environ) == 0 else {
            throw Failure(description: "\(words[0]) could not be started: is it there?")
        }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw Failure(description: "\(words) failed with status \(status)") }
        return 0
    }
}
