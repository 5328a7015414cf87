import BenchKit
import Foundation

/// A program that runs beside this one, on a processor of its own choice of ours, and ends before or with us.
final class Child {
    struct Failure: Error, CustomStringConvertible { let description: String }

    let process: Int32
    private let name: String
    private let output: String
    private let errors: String
    /// Our end of its standard input; -1 when it has none.
    private var input: Int32 = -1
    private var status: Int32?

    /// - Parameters:
    ///   - files: a name to begin those with that take its output.
    ///   - processor: where it runs; nil where it likes.
    ///   - dyingBy: the signal that the kernel sends it if we die without ending it; TERM for a program that has to
    ///     end others.
    init(
        _ words: [String], files: String, processor: Int?, openFiles: Int? = nil, dyingBy signal: String = "KILL",
        holdsInput: Bool = false
    ) throws {
        name = words.first.map { ($0 as NSString).lastPathComponent } ?? ""
        output = "\(files).out"
        errors = "\(files).err"
        var chain = ["/usr/bin/setpriv", "--pdeathsig", signal]
        if let processor { chain += ["/usr/bin/taskset", "-c", "\(processor)"] }
        if let openFiles { chain += ["/usr/bin/prlimit", "--nofile=\(openFiles):\(openFiles)"] }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var pipe: [Int32] = [-1, -1]
        if holdsInput {
            guard Glibc.pipe(&pipe) == 0 else { throw SystemFailure("pipe") }
            for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            posix_spawn_file_actions_adddup2(&actions, pipe[0], 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: a signal from the keyboard reaches us alone, and ours reaches its children too.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)

        let arguments = (chain + words).map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: Int32 = 0
        let error = posix_spawn(&process, chain[0], &actions, &attributes, arguments, environ)
        if holdsInput {
            close(pipe[0])
            input = pipe[1]
        }
        self.process = process
        guard error == 0 else { throw Failure(description: "\(chain[0]) could not be started") }
    }

    var isRunning: Bool {
        guard status == nil, process > 0 else { return false }
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return true }
        self.status = status
        return false
    }

    var outputText: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }
    var errorText: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

    /// A failure with what the program said last.
    func failure(_ what: String) -> Failure {
        let said = (errorText + outputText).split(separator: "\n").suffix(5).joined(separator: "\n  ")
        return Failure(description: "\(name) \(what)\(said.isEmpty ? "" : ":\n  \(said)")")
    }

    /// Waits for its end, which is a success, and returns what it wrote.
    func result(within seconds: Double) throws -> String {
        guard try Interruption.wait(seconds: seconds, until: { !isRunning }) else {
            end()
            throw failure("took longer than \(Int(seconds)) seconds")
        }
        guard status == 0 else { throw failure("failed") }
        return outputText
    }

    func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    /// Ends it and its children: by asking, then by force.
    func end() {
        closeInput()
        // Once it has been waited for, its number may be somebody else's.
        guard isRunning else { return }
        kill(-process, SIGTERM)
        for _ in 0..<1000 where isRunning { usleep(2_000) }
        if isRunning { kill(-process, SIGKILL) }
        while isRunning { usleep(2_000) }
    }

    deinit { end() }
}
