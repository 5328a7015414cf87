import EventLoop
import Glibc
import Transport

/// Shows what a child gets of all that is open beside it.
enum Inheritance {
    private static let listing = "for f in /proc/self/fd/*; do echo ${f##*/} $(readlink $f); done"

    static func show(in directory: String, on loop: EventLoop) throws {
        let ours = Set((0..<1024).compactMap { number in isForChildren(number) ? link(number) : nil })
        let listener = try loop.listen(at: .loopback(port: 0))
        let unix = try loop.listen(at: .unix("\(directory)/s"))
        let hold = try ListenerHold(of: unix)
        try loop.onSignal(.user1) {}
        loop.offload({}, completion: { _ in })
        let beside = try loop.spawn(command("exec sleep 100"))
        let handler = Accepting()
        listener.handler = handler
        listener.resumeAccepting()
        handler.onAccepted = { stream in
            _ = loop.peer(of: stream)
            let file = open("\(directory)/file", O_RDONLY | O_CLOEXEC)
            var child = command(listing)
            child.descriptors = [7: file]
            do {
                try loop.capture(child, limits: CaptureLimits(deadline: .seconds(10))) { captured in
                    report(captured.output.text, except: ours)
                    withExtendedLifetime((stream, hold, beside)) { loop.stop() }
                }
            } catch {
                LoopProbe.fail("\(error)")
            }
        }
        loop.connect(to: listener.localAddress) { _ in }
    }

    private static func command(_ script: String) -> ChildCommand {
        .session("/bin/sh", ["-c", script], environment: ChildEnvironment(["PATH": "/usr/bin:/bin"]))
    }

    /// The shell's own look at the directory, and the standard streams that were asked for, are left out.
    private static func report(_ listing: String, except ours: Set<String>) {
        for line in listing.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2, !["0", "1", "2"].contains(words[0]), !ours.contains(words[1]),
                !words[1].hasPrefix("/proc/")
            else { continue }
            LoopProbe.say("\(words[0]) \(words[1])", to: STDOUT_FILENO)
        }
    }

    private static func isForChildren(_ number: Int32) -> Bool {
        let flags = fcntl(number, F_GETFD)
        return flags >= 0 && flags & FD_CLOEXEC == 0
    }

    private static func link(_ number: Int32) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/fd/\(number)", &buffer, buffer.count)
        return count < 0 ? nil : String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

private final class Accepting: ListenerHandler {
    var onAccepted: ((any ByteStream) -> Void)?
    func accepted(_ stream: any ByteStream) { onAccepted?(stream) }
    func acceptFailed(_ error: TransportError) { LoopProbe.fail("\(error)") }
}
