import BenchKit
import Glibc

/// The server behind the proxies: `BenchBackend --listen 127.0.0.1:PORT`, until a signal ends it.
///
/// With port 0 the system chooses one; the first line of standard output says where it listens.
///
/// It must never be what limits a measurement, so it has one thread, no copies and nothing that it computes twice:
///
/// - `GET /small`: 128 bytes
/// - `GET /large`: 1 MiB
/// - `GET /events?rate=N`: N events a second, which say when they were sent, until the client goes
/// - `GET /events?count=N`: N events as fast as they are taken
/// - `GET /idle`: one event, then nothing until the client goes
/// - `POST` anywhere: reads a body of stated length, and replies as to `/small`
enum BackendProgram {
    static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count == 2, arguments[0] == "--listen", let endpoint = Endpoint(arguments[1]) else {
            StandardStream.errors.say("usage: BenchBackend --listen 127.0.0.1:PORT")
            return 64
        }
        signal(SIGPIPE, SIG_IGN)
        OpenFiles.raise()
        do {
            let server = try Server(listeningAt: endpoint)
            StandardStream.output.say("listening at \(server.endpoint)")
            server.run()
        } catch {
            StandardStream.errors.say("BenchBackend: \(error)")
            return 1
        }
    }
}
