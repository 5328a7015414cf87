import Glibc
import StateRoots

// Says of each path whether it may hold durable state: 0 when all may, 3 when one may not.
//
//     boundary-check --repo DIR PATH...
//
// A tool adds its own artifacts to a catalogue and asks the same questions about them.

func run(_ arguments: [String]) throws -> Int32 {
    guard arguments.count >= 3, arguments[0] == "--repo" else {
        print("usage: boundary-check --repo DIR PATH...")
        return 64
    }
    let resolver = RootResolver(Surroundings(environment: ["HOME": "/nonexistent"], directory: try AbsolutePath("/")))
    let repository = try AbsolutePath(arguments[1])
    let root = try resolver.resolveRepoStateRoot(repository)
    let boundary = Boundary([root])

    let own = try Artifact(
        "lint report", in: .repo, at: "lint/<day>.json", kind: .file, retention: .reviewable, "What a linter found.")
    let catalogue = try Catalogue.car().adding([own])
    let finder = ArtifactFinder(catalogue.artifacts(sharing: [.repo, .hub]))

    var allInside = true
    for text in arguments.dropFirst(2) {
        let path = try AbsolutePath(text)
        do {
            try boundary.validate(path)
        } catch {
            print("outside  \(error.description)")
            allInside = false
            continue
        }
        var step = finder.start
        for name in try root.path.names(to: path.resolvingLinks()) ?? [] { step = finder.step(name.text, from: step) }
        print("inside   \(path): \(step.artifact?.documentation ?? "no artifact of the catalogue")")
    }

    let survey = try RootSurvey(of: root.path, artifacts: catalogue.artifacts(sharing: [.repo, .hub]))
    for oddity in survey.oddities { print("\(oddity.kind.rawValue)  \(oddity.path)  \(oddity.detail)") }
    return allInside && survey.oddities.isEmpty ? 0 : 3
}

do {
    exit(try run(Array(CommandLine.arguments.dropFirst())))
} catch {
    print("boundary-check: \(error)")
    exit(1)
}
