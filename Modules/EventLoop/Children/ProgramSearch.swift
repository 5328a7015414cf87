/// Finds programs as a shell does, and says why one cannot be started.
enum ProgramSearch {
    /// The path to execute: a path as it is, a name by the search path.
    static func locate(_ program: String, in searchPath: String?) throws(ChildError) -> String {
        guard !program.isEmpty else { throw ChildError(.invalid, "a program without a name") }
        guard !program.utf8.contains(UInt8(ascii: "/")) else { return program }
        var refused: String?
        for entry in (searchPath ?? "").split(separator: ":") where entry.utf8.first == UInt8(ascii: "/") {
            let path = "\(entry)/\(program)"
            switch System.kind(of: path) {
            case .file where System.mayExecute(path): return path
            case .file: refused = refused ?? path
            case .directory, .missing, .hidden: continue
            }
        }
        throw refused.map { ChildError(.notExecutable, $0) }
            ?? ChildError(.notFound, program, detail: searchPath.map { "PATH is \($0)" } ?? "no PATH is set")
    }

    /// The system reports a missing directory as it does a missing program, and a missing interpreter likewise.
    static func explain(
        _ failure: UVFailure.Reason, _ program: String, in directory: String?, detail: String?
    ) -> ChildError {
        let path = absolute(program, in: directory)
        switch failure {
        case .missing:
            if let directory, System.kind(of: directory) != .directory {
                return ChildError(.directoryMissing, directory)
            }
            let isThere = System.kind(of: path) == .file
            return ChildError(isThere ? .interpreterMissing : .notFound, path)
        case .refused:
            if let directory, !System.mayExecute(directory) {
                return ChildError(.notPermitted, program, detail: "the directory \(directory) may not be entered")
            }
            let isThere = System.kind(of: path) != .hidden
            return ChildError(isThere ? .notExecutable : .notPermitted, path)
        case .format: return ChildError(.notExecutable, path, detail: detail)
        case .busy: return ChildError(.busy, path)
        case .tooLong: return ChildError(.tooLong, path)
        case .descriptor: return ChildError(.invalid, path, detail: "a descriptor that it was to get is not open")
        case .exhausted: return ChildError(.exhausted, path, detail: detail)
        case .ended: return ChildError(.closed, path)
        case .other: return ChildError(.other, path, detail: detail)
        }
    }

    private static func absolute(_ path: String, in directory: String?) -> String {
        guard let directory, path.utf8.first != UInt8(ascii: "/") else { return path }
        return "\(directory)/\(path)"
    }
}
