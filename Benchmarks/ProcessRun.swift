import Foundation

/// Runs programs to be measured.
enum ProcessRun {
    /// Where this build put its programs.
    static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path

    private struct Failure: Error, CustomStringConvertible { let description: String }

    /// The most memory that a program held, in bytes, as time(1) says: to the kernel, what we ourselves held when we
    /// started a program counts among what the program held.
    static func peakMemory(_ words: [String]) throws -> Int {
        let note = "\(NSTemporaryDirectory())/switchyard-bench-\(getpid())"
        defer { unlink(note) }
        _ = try run(["/usr/bin/time", "--format=%M", "--output=\(note)"] + words)
        guard let kilobytes = Int(try String(contentsOfFile: note, encoding: .utf8).filter(\.isNumber)) else {
            throw Failure(description: "time(1) did not say how much memory \(words[0]) held")
        }
        return kilobytes * 1024
    }

    /// Runs the program to its end with its output thrown away, and returns its status, which is 0.
    static func run(_ words: [String]) throws -> Int {
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
