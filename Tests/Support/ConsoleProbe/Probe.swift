import Console
import SampleProgram

/// A program for tests that need a real process: the sample program, or a live view that a signal will meet.
enum Probe {
    static func run() async -> Never {
        guard CommandLine.arguments.dropFirst().first == "live" else {
            await SampleProgram.program.main(SampleProgram.handlers)
        }
        await live.main(liveHandlers)
    }

    private static let live = Program(
        Command(
            "probe", summary: "Draw live views",
            subcommands: [Command("live", summary: "Draw until ended", options: [inPlace, end, failing])]),
        version: "1", manualDate: "2026-01-02")

    private static let inPlace = Option("in-place", summary: "Draw below what is there")
    private static let end = Option("end", summary: "End at once")
    private static let failing = Option("fail", summary: "Fail at once")

    private static var liveHandlers: Handlers {
        var handlers = Handlers()
        handlers.on("live") { invocation in
            let mode: LiveMode = invocation.command.has(inPlace) ? .inPlace : .alternateScreen
            return try await LiveView.run(on: invocation.console, mode) { view in
                var frame = 0
                repeat {
                    frame += 1
                    try view.draw(["frame \(frame)", "second line"])
                    if invocation.command.has(failing) { throw OutputError(.failed, reason: "as asked") }
                    try await Task.sleep(for: .milliseconds(20))
                } while !invocation.command.has(end)
                return .done
            }
        }
        return handlers
    }
}
