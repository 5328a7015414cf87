import Autorunner
import Console
import Diagnostics
import Formats
import Hub
import StateRoots

/// Gathers the checks of every concern, for what is here.
struct Doctor {
    private let finder: WorkplaceFinder
    private let invocation: Invocation
    private let place: Result<Workplace, any Error>

    init(_ finder: WorkplaceFinder, _ invocation: Invocation) {
        self.finder = finder
        self.invocation = invocation
        let repo = invocation.command.text(CommonOptions.repo)
        let hub = invocation.command.text(CommonOptions.hub)
        place = Result { try finder.find(repository: repo, hub: hub) }
    }

    /// Clears what dead processes left in the repository, and says so.
    func repair() throws {
        let workplace = try place.get()
        guard workplace.repository != nil else { return }
        let places = RepositoryPlaces(workplace.catalogue, in: try workplace.initialisedRepoRoot())
        let done = try RepositoryRepair.apply(to: places, now: Clocks.now())
        for sentence in done { invocation.console.note(StyledText(sentence)) }
        guard !done.isEmpty else { return }
        let facts: JSONObject = ["done": .array(done.map { .string($0) })]
        Logbook.note(
            "repository.repaired", facts, inRepository: places.root, workplace.catalogue, workplace.settings)
    }

    func checks(_ progress: Progress) -> [any Check] {
        switch place {
        case .failure(let error): return [FixedCheck(SettingsCheck.failure(error))]
        case .success(let workplace): return checks(workplace, progress)
        }
    }

    private func checks(_ workplace: Workplace, _ progress: Progress) -> [any Check] {
        var checks: [any Check] = [SettingsCheck.check(workplace)]
        for directory in Set([workplace.repository, workplace.hub].compactMap(\.self)) {
            do {
                try RootLink.check(directory, workplace.records)
            } catch {
                // What such a link leads to is nobody's to look at.
                return checks + [FixedCheck(RootLinkFinding.make(error, directory))]
            }
        }
        checks.append(
            BlockingCheck("roots", "Roots") {
                try RootFindings(workplace).all { progress.advance(to: $0) }
            })
        checks.append(BlockingCheck("shadow", "State elsewhere") { try RootFindings(workplace).shadows() })
        if workplace.repository != nil, let root = try? workplace.repoRoot() {
            checks += RepositoryChecks.all(RepositoryPlaces(workplace.catalogue, in: root))
        }
        if workplace.hub != nil {
            do {
                let files = try HubFiles(workplace)
                checks += HubChecks(hub: files.hub, manifest: files.manifest, state: files.state).all
            } catch {
                checks.append(FixedCheck(SettingsCheck.failure(error)))
            }
        }
        return checks
    }
}

/// A check whose outcome is known already.
struct FixedCheck: Check {
    let id = "surroundings"
    let title = "Surroundings"
    private let finding: Finding
    init(_ finding: Finding) { self.finding = finding }
    func run() async throws -> [Finding] { [finding] }
}
