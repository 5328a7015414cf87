import BenchKit
import Glibc

/// `BenchLoad`: many streams of server-sent events at once, on one thread. What it has seen goes to standard output as
/// a ``LoadReport``.
enum LoadProgram {
    static func run(_ arguments: [String]) -> Int32 {
        guard let options = LoadOptions(arguments) else {
            print(LoadOptions.usage)
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
            print("BenchLoad: \(error)")
            return 1
        }
    }

    private static func count(_ streams: StreamSet, _ options: LoadOptions) {
        guard let milliseconds = options.milliseconds else {
            streams.beginCounting()
            streams.run(until: streams.isOver)
            return say(streams.endCounting())
        }
        streams.openAll()
        streams.run(for: options.warmUp, while: { !streams.isOver() })
        streams.beginCounting()
        streams.run(for: milliseconds, while: { !streams.isOver() })
        say(streams.endCounting())
    }

    /// Tells twice what is open: when everything was asked for, and again when standard input has ended, by when a
    /// stream that was lost counts as failed.
    private static func hold(_ streams: StreamSet) {
        streams.openAll()
        say(streams.endCounting())
        let flags = fcntl(0, F_GETFL)
        _ = fcntl(0, F_SETFL, flags | O_NONBLOCK)
        var byte: UInt8 = 0
        while true {
            streams.run(for: 20, while: { true })
            if read(0, &byte, 1) == 0 { break }
        }
        say(streams.endCounting())
    }

    private static func say(_ report: LoadReport) {
        let bytes = Array("\(report.line)\n".utf8)
        _ = write(1, bytes, bytes.count)
    }
}
