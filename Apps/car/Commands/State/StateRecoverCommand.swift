import Console
import Formats
import Housekeeping
import StateRoots
import Storage

/// `car state recover`: finishes what was cut short, and brings back the last good copies.
enum StateRecoverCommand: CommandPart {
    private static let undo = Option("undo", summary: "Take a move or an import back instead, where that is possible")

    static let command = Command(
        "recover", summary: "Finish what was cut short, and bring back the last good copies",
        discussion: """
            A move or an import that was killed leaves a marker that says which place is whole; this finishes it. A \
            file of ours that is damaged is set aside as <file>.damaged-<time>, and its last good copy takes its place; \
            a damaged database is set aside, and a new one is made when it is needed.
            """,
        options: [CommonOptions.repo, CommonOptions.hub, undo, CommonOptions.dryRun, .json],
        examples: [
            Example("car state recover", "Put right what can be put right"),
            Example("car state recover --undo", "Take back a move that was cut short"),
        ],
        environment: [CommonOptions.globalRoot], exitCodes: [.tryAgain, .cannotWrite, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("state", "recover") { invocation in
            let finder = try WorkplaceFinder(invocation)
            let isDry = invocation.command.has(CommonOptions.dryRun)
            let workplace = try finder.bareWorkplace(
                repository: invocation.command.text(CommonOptions.repo),
                hub: invocation.command.text(CommonOptions.hub))
            var done: [String] = []
            func say(_ text: String) throws {
                done.append(text)
                if !invocation.command.has(.json) { try invocation.console.print(StyledText(text)) }
            }
            for directory in Set([workplace.repository, workplace.hub].compactMap(\.self)) {
                if let sentence = try LostLink(directory, workplace).restore(dryRun: isDry) { try say(sentence) }
                try RootLink.check(directory, workplace.records)
            }
            // Without a home there is no root of the user's to put right.
            let places = try (try? workplace.places()) ?? workplace.ownPlaces()
            // What was cut short comes first: until then the files themselves may be half there.
            for place in places {
                let recovery = try InterruptedRecovery(place, workplace)
                if let sentence = try recovery.run(undoing: invocation.command.has(undo), dryRun: isDry) {
                    try say(sentence)
                }
            }
            for place in places {
                for sentence in try DamagedFiles(place, workplace).restore(dryRun: isDry, now: Clocks.now()) {
                    try say(sentence)
                }
            }
            if invocation.command.has(.json) {
                try invocation.answer(["dry_run": .bool(isDry), "done": .array(done.map { .string($0) })])
                return .done
            }
            if done.isEmpty { invocation.console.note("There is nothing to recover.") }
            return .done
        }
    }
}
