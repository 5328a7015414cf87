import Glibc
import Housekeeping
import Secrets
import StateRoots
import Storage

/// A process that moves, exports, imports and verifies roots, to be killed and measured by the tests of Housekeeping.
///
/// `RootMover <mode> <place> [place]`: it says `begun` when it begins and `done` when all is done; an error is one line
/// on standard error and exit status 1.
enum RootMover {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            guard arguments.count >= 2 else { throw UsageError() }
            say("begun")
            try run(arguments[0], arguments[1], arguments.count > 2 ? arguments[2] : "")
        } catch {
            write(STDERR_FILENO, "RootMover: \(error)\n")
            exit(1)
        }
    }

    private static func run(_ mode: String, _ first: String, _ second: String) throws {
        let observer = try ProcessIdentity.current()
        var random = SecureRandom()
        switch mode {
        case "verify":
            let found = try RootVerification.run(Places.root(first), observer: observer)
            say("\(found.digest.map(\.description) ?? "no digest"), \(found.problemCount) problems")
        case "move", "copy", "move-and-link":
            let move = RootMove(
                try Places.root(first), to: try Places.root(second), strategy: mode == "copy" ? .copy : .automatic,
                leavingLink: mode == "move-and-link", activity: NoActivity(), observer: observer)
            say("done \(try move.run(using: &random).digest.map(\.description) ?? "nothing")")
        case "export":
            let manifest = ExportManifest(product: "0.1.0", root: "repo", created: 1_700_000_000)
            let export = RootExport(
                try Places.root(first), to: try Places.archive(second), manifest: manifest, replacing: true,
                activity: NoActivity(), observer: observer)
            say("done \(try export.run().digest.digest)")
        case "import":
            let work = RootImport(
                try AbsolutePath(first), into: try Places.root(second), activity: NoActivity(), observer: observer)
            say("done \(try work.run().digest.digest)")
        default: throw UsageError()
        }
    }

    private static func say(_ text: String) { write(STDOUT_FILENO, "\(text)\n") }

    private static func write(_ descriptor: Int32, _ text: String) {
        let line = Array(text.utf8)
        _ = Glibc.write(descriptor, line, line.count)
    }
}
