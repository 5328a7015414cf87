import Foundation
import Harness
import Testing

@Suite("car roots --watch", .enabled { OutsideProgram.isThere("script") })
struct RootsWatchTests {
    @Test("shows on a terminal what grows, until it is ended")
    func watching() async throws {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        var environment = place.environment
        environment["TERM"] = "xterm"
        // script(1) gives the program a terminal, and hands on to it what it is sent itself.
        let watcher = try ChildProcess(
            OutsideProgram.require("script").path,
            [
                "-qefc", "stty rows 60 cols 100; exec \(try BuiltProducts.program("car")) roots --watch --existing",
                "/dev/null",
            ],
            environment: environment, directory: place.path("repo"))
        try await watcher.waitUntilItSays("tickets/")
        try place.directory.write("repo/.codex-autorunner/runs/11111111-2222-4333-8444-555555555555/a", "x")
        try await watcher.waitUntilItSays("runs/")
        let outcome = try await watcher.finish(input: [3])
        #expect(outcome.status == 130, "\(outcome.outputText)")
        // The screen that was there before is back.
        #expect(outcome.outputText.contains("\u{1B}[?1049l"))
    }
}
