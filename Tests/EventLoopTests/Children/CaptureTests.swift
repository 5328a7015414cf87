import EventLoop
import Foundation
import Harness
import LoopHarness
import Synchronization
import Testing
import Transport

@Suite("A program that is run for its output")
struct CaptureTests {
    @Test("is heard on both streams, and read to")
    func both() async throws {
        let said = try await captured(shell("cat; echo complaint >&2; exit 3"), input: Array("input".utf8))
        #expect(said.output.text == "input")
        #expect(said.errors.text == "complaint\n")
        #expect(said.status == .exited(3))
        #expect(!said.isTimedOut)
        #expect(!said.output.isTruncated)
    }

    @Test("has the first and the last of much kept")
    func bounded() async throws {
        var limits = CaptureLimits(deadline: .seconds(15))
        (limits.firstBytes, limits.lastBytes) = (10, 12)
        let said = try await captured(shell("seq 1 100000"), limits: limits)
        #expect(said.output.isTruncated)
        #expect(said.output.count == 588_895)
        #expect(String(decoding: said.output.first, as: UTF8.self) == "1\n2\n3\n4\n5\n")
        #expect(String(decoding: said.output.last, as: UTF8.self) == "9999\n100000\n")
    }

    @Test("is torn down at its deadline, and what it said until then is kept")
    func deadline() async throws {
        var limits = CaptureLimits(deadline: .seconds(2))
        limits.teardown = .immediate
        let said = try await captured(shell("echo begun; exec sleep 100"), limits: limits)
        #expect(said.isTimedOut)
        #expect(said.status == .signalled(.kill))
        #expect(said.output.text == "begun\n")
    }

    @Test("is not waited for because somebody who left its group keeps its output open")
    func escaped() async throws {
        let said = try await captured(shell("setsid sleep 30 & echo $!; exit 0"))
        #expect(said.status == .exited(0))
        #expect(!said.isTimedOut)
        if let pid = Int32(said.output.text.dropLast()) { kill(pid, SIGKILL) }
    }

    @Test("need not read what it is given")
    func deaf() async throws {
        let said = try await captured(shell("exit 0"), input: [UInt8](repeating: 7, count: 1 << 20))
        #expect(said.status == .exited(0))
    }

    @Test("is ended when nobody wants to know any more")
    func cancelled() async throws {
        let completions = Mutex(0)
        let directory = try TemporaryDirectory()
        let pid = try await withLoop { (loop: EventLoop, done: @escaping (Int32) -> Void) in
            let file = "\(directory.path)/pid"
            let capture = try loop.capture(
                shell("echo $$ >$1.new; mv $1.new $1; exec sleep 100", file),
                limits: CaptureLimits(deadline: .seconds(15))
            ) { _ in completions.withLock { $0 += 1 } }
            func look() {
                guard let bytes = try? directory.read("pid"),
                    let pid = Int32(String(decoding: bytes.dropLast(), as: UTF8.self))
                else { return _ = loop.schedule(after: .milliseconds(5)) { look() } }
                capture.cancel()
                capture.cancel()
                done(pid)
            }
            look()
        }
        try await offPool { try waitUntilGone(pid) }
        #expect(completions.withLock { $0 } == 0)
    }

    @Test("keeps any stream within its bounds, in any pieces", arguments: [(0, 0), (0, 5), (5, 0), (4, 3), (100, 100)])
    func boundedOutput(_ first: Int, _ last: Int) {
        var random = SplitMix64(seed: 7)
        for size in 0..<40 {
            let bytes = (0..<size).map { UInt8($0) }
            for _ in 0..<20 {
                var output = BoundedOutput(first: first, last: last)
                var rest = bytes[...]
                while !rest.isEmpty {
                    let piece = Array(rest.prefix(1 + Int(random.next() % 7)))
                    output.append(piece.span.bytes)
                    rest = rest.dropFirst(piece.count)
                }
                #expect(output.first == Array(bytes.prefix(first)))
                #expect(output.last == Array(bytes.dropFirst(first).suffix(last)))
                #expect(output.count == size)
                #expect(output.isTruncated == (size > first + last))
            }
        }
    }
}
