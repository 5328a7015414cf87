public import StateRoots

/// Prepares a repository for work, which is what `car init` does in one.
public protocol RepositorySeeder: Sendable {
    /// Puts there what is missing and changes nothing that is there.
    func seed(_ repository: AbsolutePath) throws
}
