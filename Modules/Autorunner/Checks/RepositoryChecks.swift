public import Diagnostics

/// What a doctor looks at in a repository.
public enum RepositoryChecks {
    /// The checks, in the order in which a person would ask.
    public static func all(_ places: RepositoryPlaces, processes: ProcessView = .system) -> [any Check] {
        [
            BlockingCheck("repository.layout", "Repository") { try layout(places) },
            BlockingCheck("repository.runner", "Runner") { try runner(places, processes) },
            BlockingCheck("repository.lock", "Lock") { try lock(places, processes) },
            BlockingCheck("repository.flows", "Flow runs") { try flows(places, processes) },
        ]
    }
}

extension Finding.Remedy {
    /// The commands that the findings of this module name; a test holds each finding to them.
    static let initialise = Finding.Remedy(["car", "init"], explanation: "makes what is missing, and nothing else")
    static let repair = Finding.Remedy(["car", "doctor", "--fix"], explanation: "clears what a dead process left")
    static let verify = Finding.Remedy(["car", "state", "verify"], explanation: "checks every file of the state")
    static let recover = Finding.Remedy(
        ["car", "state", "recover"], explanation: "sets it aside, so that 'car init' can make a new one")
    /// For the runs, which no initialising makes.
    static let recoverRuns = Finding.Remedy(
        ["car", "state", "recover"], explanation: "sets it aside, so that the next run can make a new one")
    static let version = Finding.Remedy(
        ["car", "--version"], explanation: "says which version this is: a later one wrote it, and reads it")
    static let status = Finding.Remedy(["car", "status"], explanation: "shows what is at work")
}
