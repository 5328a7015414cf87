import EventLoop
import Glibc
import Transport

/// A process that the tests of EventLoop hand sockets to.
///
/// - `LoopProbe serve <number>` listens at the socket that it inherited with that number,
/// - `LoopProbe take <path>` at one that it is given over the unix socket at that path.
///
/// - `LoopProbe inheritance <directory>` opens something of each kind, gives the file `file` of the directory to a child
///   as number 7, and says which descriptors that one has besides those that everybody here was started with.
/// - `LoopProbe watch-closed <directory>` watches it with a directory in it that may not be read, and then may, and says
///   what it is told.
/// - `LoopProbe watch-limited <directory>` makes directories in it, watches it, and says which problems that has, and
///   when it was told of a new file in each of them.
///
/// It says `ready` when it listens, and answers each connection with its pid.
enum LoopProbe {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try EventLoop.run { loop in
                switch (arguments.first, arguments.dropFirst().first) {
                case ("serve", let number?):
                    serve(try loop.adoptListener(Int32(number) ?? -1))
                case ("take", let path?):
                    take(path, on: loop)
                case ("inheritance", let directory?):
                    try Inheritance.show(in: directory, on: loop)
                case ("watch-closed", let directory?):
                    try ClosedDirectory.watch(directory, on: loop)
                case ("watch-limited", let directory?):
                    try LimitedWatches.watch(directory, on: loop)
                default:
                    fail(
                        "usage: LoopProbe serve NUMBER | take PATH | "
                            + "inheritance DIRECTORY | watch-closed DIRECTORY | watch-limited DIRECTORY")
                }
            }
        } catch {
            fail("\(error)")
        }
    }

    private static func take(_ path: String, on loop: EventLoop) {
        loop.connect(to: .unix(path)) { result in
            guard case .success(let stream) = result else { return fail("\(result)") }
            loop.takeListener(over: stream, from: geteuid()) { result in
                do {
                    serve(try loop.adoptListener(result.get()))
                } catch {
                    fail("\(error)")
                }
            }
        }
    }

    private static func serve(_ listener: any Listener) {
        listener.handler = Answering()
        listener.resumeAccepting()
        say("ready", to: STDOUT_FILENO)
    }

    static func fail(_ message: String) {
        say("LoopProbe: \(message)", to: STDERR_FILENO)
        exit(1)
    }

    static func say(_ text: String, to descriptor: Int32) {
        let line = Array("\(text)\n".utf8)
        _ = Glibc.write(descriptor, line, line.count)
    }
}

private final class Answering: ListenerHandler {
    func accepted(_ stream: any ByteStream) {
        stream.handler = Closing()
        stream.resumeReading()
        _ = stream.write(Array("\(getpid())\n".utf8).span.bytes)
        stream.shutdownWrite()
    }

    func acceptFailed(_ error: TransportError) {}
}

private final class Closing: ByteStreamHandler {
    func received(_ bytes: RawSpan) {}
    func peerFinished() {}
    func closed(_ error: TransportError?) {}
}
