import BenchKit
import Glibc

/// `BenchBackend --listen 127.0.0.1:PORT`: the server behind the proxies, until a signal ends it.
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
            say("usage: BenchBackend --listen 127.0.0.1:PORT")
            return 64
        }
        signal(SIGPIPE, SIG_IGN)
        OpenFiles.raise()
        do {
            let server = try Server(listeningAt: endpoint)
            say("listening at \(server.endpoint)")
            server.run()
        } catch {
            say("BenchBackend: \(error)")
            return 1
        }
    }

    private static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(2, bytes, bytes.count)
    }
}
