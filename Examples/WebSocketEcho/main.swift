import EventLoop
import Glibc
import HTTP
import Transport
import Wire

// A server of WebSockets that sends back what it gets, and a client that does so against a test server of Autobahn.

let usage = """
    usage: WebSocketEcho serve 127.0.0.1:PORT [--pieces]
           WebSocketEcho drive ws://HOST:PORT AGENT [--pieces]
    """

let arguments = Array(CommandLine.arguments.dropFirst())
let settings = WebSocketSettings(delivery: arguments.contains("--pieces") ? .pieces : .messages)

func serve(at address: SocketAddress) throws {
    try EventLoop.run { loop in
        let server = HTTPServer(scheduler: loop, service: EchoService(settings))
        let listener = try loop.listen(at: address)
        server.serve(listener)
        print("listening at \(listener.localAddress)")
        // Whoever started this through a pipe waits for that line.
        fflush(nil)
    }
}

func drive(_ origin: Origin, _ agent: String) throws {
    var failure: WebSocketError?
    try EventLoop.run { loop in
        let client = HTTPClient(dialer: Dialer(connector: loop, resolver: loop, scheduler: loop), scheduler: loop)
        let driver = CaseDriver(client.upstream(origin), agent: agent, settings) { error in
            failure = error
            loop.stop()
        }
        driver.begin()
    }
    if let failure { throw failure }
}

func run() throws {
    switch arguments.first {
    case "serve":
        guard arguments.count > 1, let address = SocketAddress(arguments[1]) else { break }
        return try serve(at: address)
    case "drive":
        guard arguments.count > 2, let origin = Origin(arguments[1]) else { break }
        return try drive(origin, arguments[2])
    default: break
    }
    throw HTTPError(.misused, usage)
}

do { try run() } catch {
    let words = "WebSocketEcho: \(error)\n"
    _ = write(STDERR_FILENO, words, words.utf8.count)
    exit(1)
}
