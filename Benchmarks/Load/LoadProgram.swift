import BenchKit
import Glibc

/// Many streams of server-sent events at once, on one thread.
///
/// What it has seen goes to standard output as a ``LoadReport``.
enum LoadProgram {
    static func run(_ arguments: [String]) -> Int32 {
        guard let options = LoadOptions(arguments) else {
            StandardStream.errors.say(LoadOptions.usage)
            return 64
        }
        signal(SIGPIPE, SIG_IGN)
        OpenFiles.raise()
        do {
            let streams = try StreamSet(options)
            switch options.mode {
            case .events: count(streams, options)
            case .hold: hold(streams)
            }
            return 0
        } catch {
            StandardStream.errors.say("BenchLoad: \(error)")
            return 1
        }
    }

    private static func count(_ streams: StreamSet, _ options: LoadOptions) {
        guard let milliseconds = options.milliseconds else {
            streams.beginCounting()
            streams.run(until: streams.isOver)
            return StandardStream.output.say(streams.endCounting().line)
        }
        streams.openAll()
        streams.run(for: options.warmUp, while: { !streams.isOver() })
        streams.beginCounting()
        streams.run(for: milliseconds, while: { !streams.isOver() })
        StandardStream.output.say(streams.endCounting().line)
    }

    /// Tells twice what is open: when everything was asked for, and again when standard input has ended, by when a
    /// stream that was lost counts as failed.
    private static func hold(_ streams: StreamSet) {
        streams.openAll()
        StandardStream.output.say(streams.endCounting().line)
        var hasEnded = false
        while !hasEnded {
            hasEnded = inputHasEnded()
            // Once more after the end: what happened before it is seen before it is told.
            streams.run(for: 20, while: { true })
        }
        StandardStream.output.say(streams.endCounting().line)
    }

    private static func inputHasEnded() -> Bool {
        var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        return poll(&input, 1, 0) > 0 && read(0, &byte, 1) <= 0
    }
}
