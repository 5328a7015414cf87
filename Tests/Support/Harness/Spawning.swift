import Foundation

/// Starts programs by posix_spawn: Foundation's `Process` hands the blocked signals of a pool thread down to the child,
/// which then does not hear SIGTERM.
enum Spawning {
    struct Started {
        let pid: Int32
        /// Our ends of the child's standard streams.
        let input: Int32
        let output: Int32
        let errors: Int32
    }

    private static let oneAtATime = NSLock()

    static func start(
        _ program: String, _ arguments: [String], environment: [String: String]?, directory: String?
    ) throws -> Started {
        // A child must not inherit the ends of another's pipes, which are marked one call after they are made.
        oneAtATime.lock()
        defer { oneAtATime.unlock() }
        let input = try pipe()
        let output = try pipe()
        let errors = try pipe()
        defer { for end in [input.reading, output.writing, errors.writing] { close(end) } }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let variables = environment ?? ProcessInfo.processInfo.environment
        var pid: Int32 = 0
        // glibc's action for the directory is not offered to Swift; env(1) does the same.
        let words = (directory.map { ["/usr/bin/env", "-C", $0] } ?? []) + [program] + arguments
        let failure = withStrings(words) { argv in
            withStrings(variables.map { "\($0.key)=\($0.value)" }) { envp in
                posix_spawn(&pid, words[0], &actions, &attributes, argv, envp)
            }
        }
        guard failure == 0 else {
            for end in [input.writing, output.reading, errors.reading] { close(end) }
            throw HarnessError("\(program) could not be started: \(String(cString: strerror(failure)))")
        }
        return Started(pid: pid, input: input.writing, output: output.reading, errors: errors.reading)
    }

    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Foundation.pipe(&ends) == 0 else { throw HarnessError("pipe failed, errno \(errno)") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}
