import Autorunner
import Hub
import StateRoots

/// Makes a repository that a hub found ready, as `car init` does.
struct HubRepositorySeeder: RepositorySeeder {
    private let access: RepositoryAccess

    init(_ workplace: Workplace) { access = RepositoryAccess(workplace) }

    func seed(_ repository: AbsolutePath) throws {
        try RepositorySeed.ofThisProgram().apply(to: access.places(of: repository), now: Clocks.now())
    }
}

extension RepositorySeed {
    /// With a `bin/car` that runs this very program.
    static func ofThisProgram() throws -> RepositorySeed {
        RepositorySeed(program: try AbsolutePath(System.ownProgram() ?? "/usr/bin/car"))
    }
}
