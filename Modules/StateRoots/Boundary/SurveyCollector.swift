/// Gathers a survey on a walk.
struct SurveyCollector: PathVisitor {
    private let root: AbsolutePath
    private let finder: ArtifactFinder
    private let progress: (Int) -> Void
    private let user = System.userID
    private var steps: [ArtifactFinder.Step]
    private var seen = 0
    private(set) var usage: [Artifact.Name: RootSurvey.Usage] = [:]
    private(set) var oddities: [RootSurvey.Oddity] = []
    private(set) var oddityCount = 0

    private static let progressInterval = 1024

    init(root: AbsolutePath, finder: ArtifactFinder, progress: @escaping (Int) -> Void) {
        self.root = root
        self.finder = finder
        self.progress = progress
        steps = [finder.start]
    }

    private var here: ArtifactFinder.Step { steps[steps.count - 1] }

    mutating func visit(_ entry: PathEntry) {
        let step = here.isSettled ? here : finder.step(entry.name, from: here)
        look(at: entry)
        guard step.isKnown else { return report(.unknown, entry, "") }
        guard let artifact = step.artifact else { return report(.unknown, entry, "") }
        count(entry.facts, as: artifact.name)
    }

    mutating func enter(_ entry: PathEntry) -> Bool {
        let step = here.isSettled ? here : finder.step(entry.name, from: here)
        look(at: entry)
        guard step.isKnown else {
            report(.unknown, entry, "")
            return false
        }
        if let artifact = step.artifact { usage[artifact.name, default: RootSurvey.Usage()].exists = true }
        steps.append(step)
        return true
    }

    mutating func leave() { steps.removeLast() }

    mutating func refused(_ error: StateRootError) {
        note(RootSurvey.Oddity(kind: .unreadable, path: error.subject, detail: error.message))
    }

    private mutating func count(_ facts: EntryFacts, as name: Artifact.Name) {
        usage[name, default: RootSurvey.Usage()].add(
            RootSurvey.Usage(
                entries: 1, bytes: facts.kind == .file ? facts.size : 0, newest: facts.modified, exists: true))
    }

    private mutating func look(at entry: PathEntry) {
        seen += 1
        if seen % Self.progressInterval == 0 { progress(seen) }
        if entry.facts.user != user { report(.foreignOwner, entry, "user \(entry.facts.user)") }
        switch entry.facts.kind {
        case .file, .directory: return
        case .other: report(.special, entry, "")
        case .link: follow(entry)
        }
    }

    private mutating func follow(_ entry: PathEntry) {
        do throws(StateRootError) {
            let target = try AbsolutePath(entry.path).resolvingLinks()
            if !root.contains(target) {
                report(.escape, entry, "\(target)")
            } else if try EntryFacts.of(target) == nil {
                report(.brokenLink, entry, "\(target)")
            }
        } catch {
            report(.brokenLink, entry, error.message)
        }
    }

    private mutating func report(_ kind: RootSurvey.Oddity.Kind, _ entry: PathEntry, _ detail: String) {
        note(RootSurvey.Oddity(kind: kind, path: entry.path, detail: detail))
    }

    private mutating func note(_ oddity: RootSurvey.Oddity) {
        oddityCount += 1
        if oddities.count < RootSurvey.mostOddities { oddities.append(oddity) }
    }
}
