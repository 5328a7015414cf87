import Housekeeping
import StateRoots
import Storage

/// An import that is on record while it lasts, and that leaves nothing when it fails.
struct RecordedImport {
    private let choice: RootChoice
    private let archive: AbsolutePath

    init(_ choice: RootChoice, _ archive: AbsolutePath) {
        self.choice = choice
        self.archive = archive
    }

    func run(_ work: RootImport<RootActivity>, progress: (Int) -> Void) throws -> RootImport<RootActivity>.Result {
        let moves = choice.workplace.records?.moves
        let wasThere = try EntryFacts.of(choice.root.path) != nil
        try moves?.begin(from: archive, to: choice.root.path, now: System.wallSeconds)
        do {
            let result = try work.run(progress: progress)
            try moves?.end(from: archive, to: choice.root.path)
            return result
        } catch {
            // A directory that holds a lock and nothing else would be seen by git.
            if !wasThere, try choice.kept.state() == .empty {
                try TreeRemoval.clear(choice.root, keeping: { _ in false })
                try TreeRemoval.removeEmpty(choice.root)
            }
            if try InterruptedWork.find(in: choice.root, observer: .current()) == nil {
                try moves?.end(from: archive, to: choice.root.path)
            }
            throw error
        }
    }
}
