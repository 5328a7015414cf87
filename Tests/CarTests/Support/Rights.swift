import Harness

extension CarPlace {
    /// Runs `car` bound by the rights of files, which root otherwise is not.
    func carWithoutPrivilege(_ arguments: [String], in folder: String) async throws -> ChildProcess.Outcome {
        try await ChildProcess.runWithoutPrivilege(
            BuiltProducts.program("car"), arguments, environment: environment, directory: path(folder))
    }
}
