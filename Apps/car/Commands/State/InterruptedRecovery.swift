import Console
import Housekeeping
import StateRoots
import Storage

/// Finishes or takes back what was cut short at the place of a root.
struct InterruptedRecovery {
    private let choice: RootChoice
    private let work: InterruptedWork?

    init(_ place: StatePlace, _ workplace: Workplace) throws {
        choice = try RootChoice(workplace, wanted: (place.roots.last ?? .repo).name)
        work = try InterruptedWork.find(in: choice.root, observer: .current())
    }

    /// What was found and done, as a sentence; nil when there was nothing.
    func run(undoing: Bool, dryRun: Bool) throws -> String? {
        guard let work else { return nil }
        if dryRun { return "\(work.description); it would be \(undoing ? "taken back" : "finished")." }
        switch work.kind {
        case .move(let from, let to):
            let move = RootMove(
                try choice.keeping(try StateRoot(choice.id, at: AbsolutePath(from))),
                to: try choice.keeping(try StateRoot(choice.id, at: AbsolutePath(to))), activity: try choice.activity(),
                observer: try .current())
            if undoing {
                return try move.undo()
                    ? "\(work.description); it was taken back." : "\(work.description); it can only be finished."
            }
            var random = SystemRandomNumberGenerator()
            _ = try move.run(using: &random)
        case .importing(let archive):
            let work = RootImport(
                try AbsolutePath(archive), into: try choice.kept, activity: try choice.activity(),
                observer: try .current())
            if undoing {
                _ = try work.discard()
                return "\(self.work?.description ?? ""); what was unpacked is gone."
            }
            var random = SystemRandomNumberGenerator()
            _ = try work.run(using: &random)
        }
        return "\(work.description); it is finished now."
    }
}
