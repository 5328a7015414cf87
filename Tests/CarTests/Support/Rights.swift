import Foundation
import Harness

extension CarPlace {
    /// Runs `car` bound by the rights of files, which root otherwise is not.
    func carWithoutPrivilege(_ arguments: [String], in folder: String) async throws -> ChildProcess.Outcome {
        let program = try BuiltProducts.program("car")
        guard getuid() == 0 else { return try await car(arguments, in: folder) }
        return try await ChildProcess.run(
            OutsideProgram.require("setpriv").path,
            ["--bounding-set", "-dac_override,-dac_read_search", program] + arguments, environment: environment,
            directory: path(folder))
    }
}
