import Console
import Formats
import Housekeeping
import StateRoots
import Storage

/// What verifying one root showed.
struct RootReport {
    let place: StatePlace
    /// Nil when there is no such root.
    let verification: RootVerification?
    let problems: [String]

    init(_ place: StatePlace, _ workplace: Workplace, progress: (Int) -> Void) throws {
        self.place = place
        guard try EntryFacts.of(place.path) != nil else {
            (verification, problems) = (nil, [])
            return
        }
        let id = place.roots.last ?? .repo
        let choice = try RootChoice(workplace, wanted: id.name)
        let verification = try RootVerification.run(choice.kept, observer: .current(), progress: progress)
        self.verification = verification
        var problems = verification.problems.map(\.description)
        if verification.problemCount > problems.count {
            problems.append("\(verification.problemCount - problems.count) more like these")
        }
        problems += try Self.damagedDatabases(place, workplace)
        self.problems = problems
    }

    private static func damagedDatabases(_ place: StatePlace, _ workplace: Workplace) throws -> [String] {
        var found: [String] = []
        for artifact in workplace.catalogue.artifacts(sharing: place.roots)
        where artifact.kind == .database && !artifact.isReserved {
            let root = try StateRoot(artifact.root, at: place.path)
            let path = try workplace.catalogue.durable(artifact.name, in: root)
            guard try SafeFile.stamp(of: path) != nil else { continue }
            do {
                let database = try Database.openForReading(path)
                defer { database.close() }
                found += try database.integrityCheck().problems.prefix(5).map { "'\(path)': \($0)" }
            } catch let error as DatabaseError {
                found.append("\(error)")
            }
        }
        return found
    }

    func print(on console: Console) throws {
        guard let verification else {
            return try console.print(StyledText("\(place.name)  ", .bold) + StyledText("\(place.path)  not there"))
        }
        try console.print(
            StyledText("\(place.name)  ", .bold) + StyledText(place.path.description)
                + StyledText(
                    problems.isEmpty ? "  whole" : "  \(problems.count) problems", problems.isEmpty ? .green : .red))
        try console.print(
            StyledText(
                "  \(verification.files) files, \(verification.directories) directories, \(verification.links) links, "
                    + SizeWording.short(verification.bytes), .dim))
        if let digest = verification.digest { try console.print(StyledText("  \(digest.digest)", .dim)) }
        for problem in problems { try console.print(StyledText("  \(problem)")) }
    }

    var json: JSON {
        .object([
            "path": .string(place.path.description), "roots": .array(place.roots.map { .string($0.name) }),
            "exists": .bool(verification != nil), "files": .number(JSONNumber(verification?.files ?? 0)),
            "directories": .number(JSONNumber(verification?.directories ?? 0)),
            "links": .number(JSONNumber(verification?.links ?? 0)),
            "bytes": .number(JSONNumber(verification?.bytes ?? 0)),
            "digest": verification?.digest.map { .string("\($0.digest)") } ?? .null,
            "whole": .bool(problems.isEmpty), "problems": .array(problems.map { .string($0) }),
        ])
    }
}
