import EventLoop
import Foundation
import Harness
import LoopHarness
import Testing
import Transport

@Suite("A signal", .serialized)
struct SignalTests {
    /// Whether this process has a handler for it.
    private static func isCaught(_ signal: Signal) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt") }
        let mask = line.flatMap { UInt64($0.split(whereSeparator: \.isWhitespace)[1], radix: 16) } ?? 0
        return mask >> UInt64(signal.rawValue - 1) & 1 == 1
    }

    @Test("is told to all who watch, until they are cancelled, and then means what it did before")
    func watched() async throws {
        let facts = try await withLoop { (loop: EventLoop, done: @escaping ([String]) -> Void) in
            var told: [String] = []
            let before = Self.isCaught(.user2)
            let first = try loop.onSignal(.user2) { told.append("first") }
            var second: (any Cancellable)?
            second = try loop.onSignal(.user2) {
                told.append("second")
                guard told.filter({ $0 == "second" }).count == 1 else {
                    second?.cancel()
                    return done(told.sorted() + ["\(before) \(Self.isCaught(.user2))"])
                }
                first.cancel()
                first.cancel()
                loop.soon { kill(getpid(), SIGUSR2) }
            }
            kill(getpid(), SIGUSR2)
        }
        #expect(facts.suffix(3) == ["second", "second", "false false"])
        #expect(facts.count <= 4)
    }

    @Test("is told on each loop that watches")
    func twoLoops() async throws {
        let threads = [try LoopThread(name: "one"), try LoopThread(name: "two")]
        let (heard, telling) = AsyncStream<String>.makeStream()
        for (thread, name) in zip(threads, ["one", "two"]) {
            try await thread.handle.run { loop in _ = try loop.onSignal(.windowChange) { telling.yield(name) } }
        }
        kill(getpid(), SIGWINCH)
        var names: Set<String> = []
        for await name in heard where names.insert(name).inserted && names.count == 2 { break }
        #expect(names == ["one", "two"])
        for thread in threads { await thread.stop() }
        #expect(!Self.isCaught(.windowChange))
    }

    @Test("of some kinds cannot be watched", arguments: [Signal.kill, .stop, .brokenPipe, Signal(rawValue: 0)])
    func refused(_ signal: Signal) async throws {
        let isRefused = try await withLoop { (loop: EventLoop, done: @escaping (Bool) -> Void) in
            done(TransportError.caught { try loop.onSignal(signal) {} } != nil)
        }
        #expect(isRefused)
    }
}
