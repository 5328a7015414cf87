import Console
import StateRoots

/// What `car init` is to make ready: a repository, a hub, or a repository that is its own hub.
struct InitPlan {
    enum Mode: String { case auto, repo, hub }

    let repository: AbsolutePath?
    /// A hub to be made; nil when the repository is in one already.
    let hub: AbsolutePath?

    init(start: AbsolutePath, mode: Mode) throws {
        switch mode {
        case .hub:
            hub = start
            repository = try GitRepository.isTop(start) ? start : nil
        case .repo:
            guard let top = try GitRepository.top(of: start) else { throw Self.noRepository(start) }
            (repository, hub) = try Self.repository(top)
        case .auto:
            if let top = try GitRepository.top(of: start) {
                (repository, hub) = try Self.repository(top)
            } else if try GitRepository.hasOneBelow(start) {
                (repository, hub) = (nil, start)
            } else {
                throw Self.noRepository(start)
            }
        }
    }

    private static func repository(_ top: AbsolutePath) throws -> (AbsolutePath?, AbsolutePath?) {
        let present = try HubFinder.hub(of: top)
        return (top, present == nil || present == top ? top : nil)
    }

    private static func noRepository(_ start: AbsolutePath) -> CarError {
        CarError(
            .configuration, "'\(start)' is in no git repository, and none is in it",
            remedy: "run 'git init' first, or 'car init --mode hub' for a directory that repositories will come to")
    }
}
