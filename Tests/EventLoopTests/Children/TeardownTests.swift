import EventLoop
import Foundation
import Harness
import LoopHarness
import Testing
import Transport

@Suite("Tearing a child down")
struct TeardownTests {
    /// Starts a script, waits for it to say something, tears it down, and waits for the process whose number it said.
    private static func tearDown(
        _ script: String, _ steps: [TeardownStep]
    ) async throws -> (status: ChildExit, said: Int32) {
        let (status, said) = try await withLoop { (loop: EventLoop, done: @escaping ((ChildExit, Int32)) -> Void) in
            let child = try loop.spawn(shell(script))
            let reading = RecordingHandler()
            child.output?.handler = reading
            child.output?.resumeReading()
            reading.onReceived = {
                guard reading.bytes.last == 0x0A else { return }
                reading.onReceived = nil
                var isInside = true
                child.tearDown(steps) { status in
                    #expect(!isInside)
                    #expect(child.exitStatus == status)
                    #expect(!child.signal(.terminate))
                    done((status, Int32(String(decoding: reading.bytes, as: UTF8.self).dropLast()) ?? 0))
                }
                isInside = false
            }
        }
        if said > 1 { try await offPool { try waitUntilGone(said) } }
        return (status, said)
    }

    @Test("ends one that heeds the first signal")
    func gentle() async throws {
        let ended = try await Self.tearDown("echo 0; exec sleep 100", [TeardownStep(.terminate, wait: .seconds(15))])
        #expect(ended.status == .signalled(.terminate))
        let handled = try await Self.tearDown(
            "trap 'exit 7' TERM; echo 0; while :; do sleep 0.01; done",
            [TeardownStep(.terminate, wait: .seconds(15))])
        #expect(handled.status == .exited(7))
    }

    @Test("always ends in SIGKILL", arguments: [[], [TeardownStep(.terminate, wait: .milliseconds(20))]])
    func stubborn(_ steps: [TeardownStep]) async throws {
        let ended = try await Self.tearDown("trap '' TERM; echo 0; while :; do sleep 1; done", steps)
        #expect(ended.status == .signalled(.kill))
    }

    @Test("resumes one that is stopped, so that it hears")
    func stopped() async throws {
        let script = "trap 'exit 5' TERM; (sleep 0.05; echo 0) & kill -STOP $$; while :; do sleep 0.01; done"
        let ended = try await Self.tearDown(script, [TeardownStep(.terminate, wait: .seconds(15))])
        #expect(ended.status == .exited(5))
    }

    @Test("reaches those in the group that outlive their leader, after the same time as it had")
    func survivors() async throws {
        // The member itself says that it is ready, by its number.
        let member = "sh -c \"trap '%' TERM; echo \\$\\$; while :; do sleep 0.01; done\" & exec sleep 100"
        let deaf = try await Self.tearDown(
            member.replacingOccurrences(of: "%", with: ""), [TeardownStep(.terminate, wait: .milliseconds(100))])
        #expect(deaf.status == .signalled(.terminate))
        let directory = try TemporaryDirectory()
        let heeding = try await Self.tearDown(
            member.replacingOccurrences(of: "%", with: "sleep 0.1; echo cleaned >\(directory.path)/out; exit"),
            [TeardownStep(.terminate, wait: .seconds(15))])
        #expect(heeding.status == .signalled(.terminate))
        #expect(try directory.read("out") == Array("cleaned\n".utf8))
    }

    @Test("is not needed for what a leader leaves behind when it ends by itself")
    func leftBehind() async throws {
        let said = try await captured(shell("sleep 100 & echo $!"))
        let member = try #require(Int32(said.output.text.dropLast()))
        #expect(said.status == .exited(0))
        try await offPool { try waitUntilGone(member) }
    }

    @Test("may be hurried, and after the end completes all the same")
    func hurried() async throws {
        let statuses = try await withLoop { (loop: EventLoop, done: @escaping ([ChildExit]) -> Void) in
            let child = try loop.spawn(shell("trap '' TERM; echo; while :; do sleep 1; done"))
            var statuses: [ChildExit] = []
            let reading = RecordingHandler()
            child.output?.handler = reading
            child.output?.resumeReading()
            reading.onReceived = {
                reading.onReceived = nil
                child.tearDown([TeardownStep(.terminate, wait: .seconds(1000))]) { statuses.append($0) }
                child.tearDown(.immediate) { status in
                    statuses.append(status)
                    child.tearDown {
                        statuses.append($0)
                        done(statuses)
                    }
                }
            }
        }
        #expect(statuses == [.signalled(.kill), .signalled(.kill), .signalled(.kill)])
    }

    @Test("spares the group of a child in the foreground, which is ours")
    func foreground() async throws {
        let status = try await withLoop { (loop: EventLoop, done: @escaping (ChildExit) -> Void) in
            var command = ChildCommand.foreground("/bin/sleep", ["100"], environment: ChildEnvironment())
            (command.input, command.output, command.errors) = (.null, .null, .null)
            try loop.spawn(command).tearDown(.immediate) { done($0) }
        }
        #expect(status == .signalled(.kill))
    }
}
