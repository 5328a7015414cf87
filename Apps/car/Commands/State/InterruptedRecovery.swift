import Console
import Housekeeping
import StateRoots
import Storage

/// Finishes or takes back what was cut short at the place of a root.
struct InterruptedRecovery {
    private let place: StatePlace
    private let choice: RootChoice
    private let work: InterruptedWork?

    init(_ place: StatePlace, _ workplace: Workplace) throws {
        self.place = place
        choice = try RootChoice(workplace, wanted: (place.roots.last ?? .repo).name)
        work = try InterruptedWork.find(in: choice.root, observer: .current())
    }

    /// What was found and done, as a sentence; nil when there was nothing.
    func run(undoing: Bool, dryRun: Bool) throws -> String? {
        guard let work else { return nil }
        let moves = choice.workplace.records?.moves
        // The user's own root is nobody else's to plant a marker in.
        guard try choice.id == .global || moves?.knows(work, at: choice.root.path) == true else {
            throw CarError(
                .configuration, "\(work.description); but nothing of the kind was begun by you",
                remedy: "look at '\(place.path)': a marker that came along with it is to be removed by hand")
        }
        if dryRun { return "\(work.description); it would be \(undoing ? "taken back" : "finished")." }
        switch work.kind {
        case .move(let from, let to):
            let move = RootMove(
                try choice.keeping(try StateRoot(choice.id, at: AbsolutePath(from))),
                to: try choice.keeping(try StateRoot(choice.id, at: AbsolutePath(to))), activity: try choice.activity(),
                observer: try .current())
            if undoing {
                let isUndone = try move.undo()
                if isUndone { try moves?.end(from: AbsolutePath(from), to: AbsolutePath(to)) }
                return isUndone
                    ? "\(work.description); it was taken back." : "\(work.description); it can only be finished."
            }
            var random = SystemRandomNumberGenerator()
            _ = try move.run(using: &random)
            try moves?.end(from: AbsolutePath(from), to: AbsolutePath(to))
        case .importing(let archive):
            let work = RootImport(
                try AbsolutePath(archive), into: try choice.kept, activity: try choice.activity(),
                observer: try .current())
            if undoing {
                _ = try work.discard()
                try moves?.end(from: AbsolutePath(archive), to: choice.root.path)
                return "\(self.work?.description ?? ""); what was unpacked is gone."
            }
            _ = try work.run()
            try moves?.end(from: AbsolutePath(archive), to: choice.root.path)
        }
        return "\(work.description); it is finished now."
    }
}
