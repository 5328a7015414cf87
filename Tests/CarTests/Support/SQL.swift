import Harness

extension CarPlace {
    /// Runs SQL on a database as another program would: through Python's own binding.
    func runSQL(_ sql: String, in file: String) async throws {
        let script =
            "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1])\nc.executescript(sys.stdin.read())\nc.close()\n"
        let done = try await ChildProcess.run(
            OutsideProgram.require("python3").path, ["-c", script, file], input: Array(sql.utf8))
        guard done.status == 0 else { throw HarnessError(done.errorText) }
    }
}
