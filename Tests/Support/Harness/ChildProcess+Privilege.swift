import Foundation

extension ChildProcess {
    /// Runs a program bound by the rights of files, which root otherwise is not.
    public static func runWithoutPrivilege(
        _ program: String, _ arguments: [String], environment: [String: String]? = nil, directory: String? = nil
    ) async throws -> Outcome {
        guard geteuid() == 0 else {
            return try await run(program, arguments, environment: environment, directory: directory)
        }
        return try await run(
            OutsideProgram.require("setpriv").path,
            ["--bounding-set", "-dac_override,-dac_read_search", program] + arguments, environment: environment,
            directory: directory)
    }
}
