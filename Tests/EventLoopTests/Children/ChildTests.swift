import EventLoop
import Foundation
import Harness
import LoopHarness
import Testing
import Transport

/// A command of a shell in a session.
func shell(_ script: String, _ arguments: String...) -> ChildCommand {
    .session("/bin/sh", ["-c", script, "sh"] + arguments, environment: ChildEnvironment(["PATH": "/usr/bin:/bin"]))
}

/// Runs a command to its end, for what it said and how it ended.
func captured(
    _ command: ChildCommand, input: [UInt8] = [], limits: CaptureLimits = CaptureLimits(deadline: .seconds(15))
) async throws -> Captured {
    try await withLoop { loop, done in
        try loop.capture(command, input: input, limits: limits) { done($0) }
    }
}

@Suite("A child")
struct ChildTests {
    @Test("is told how it ended", arguments: [("exit 0", 0), ("exit 3", 3), ("kill -TERM $$", 143), ("exit 255", 255)])
    func status(_ script: String, _ code: Int32) async throws {
        let status = try await withLoop { (loop: EventLoop, done: @escaping (ChildExit) -> Void) in
            let child = try loop.spawn(shell(script))
            child.onExit = { done($0) }
        }
        #expect(status == (code == 143 ? .signalled(.terminate) : .exited(code)))
        #expect(status.shellCode == code)
    }

    @Test("has the environment that was stated and no other, byte for byte")
    func environment() async throws {
        var command = shell("cat /proc/self/environ")
        command.environment = ChildEnvironment(entries: [
            Array("PATH=/bin".utf8), Array("RAW=".utf8) + [0xFF, 0xFE], Array("PATH=/other".utf8), Array("=x".utf8),
        ])
        command.environment["NAME"] = "a=b"
        let said = try await captured(command)
        let entries = Set(said.output.bytes.split(separator: 0).map(Array.init))
        // The shell adds these of its own.
        let own = ["PWD=", "OLDPWD=", "SHLVL=", "_="].map { Array($0.utf8) }
        let given = entries.filter { entry in !own.contains { entry.starts(with: $0) } }
        #expect(given == [Array("PATH=/bin".utf8), Array("RAW=".utf8) + [0xFF, 0xFE], Array("NAME=a=b".utf8)])
    }

    @Test("gets its arguments and its directory")
    func arguments() async throws {
        let directory = try TemporaryDirectory()
        var command = shell("pwd; printf '%s|' \"$@\"", "a b", "", "*", "é")
        command.directory = directory.path
        #expect(try await captured(command).output.text == "\(directory.path)\na b||*|é|")
    }

    @Test("inherits no descriptor but those it was given")
    func descriptors() async throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write("file", "given")
        let probe = try BuiltProducts.program("LoopProbe")
        let said = try await ChildProcess.run(probe, ["inheritance", directory.path])
        #expect(said.errorText == "")
        #expect(said.outputText == "7 \(file)\n")
    }

    @Test("has default dispositions, no blocked signal, and streams that block")
    func dispositions() async throws {
        let script =
            "grep -E '^Sig(Blk|Ign)' /proc/self/status; for n in 0 1 2; do grep flags /proc/self/fdinfo/$n; done"
        let said = try await captured(shell(script), input: [1])
        let words = said.output.text.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) }
        try #require(words.count == 5)
        // Bits 1 to 31: the rest belongs to the C library.
        for line in words.prefix(2) { #expect((UInt64(line[1], radix: 16) ?? .max) & 0x7FFF_FFFF == 0, "\(line)") }
        for line in words.suffix(3) { #expect((Int(line[1], radix: 8) ?? -1) & Int(O_NONBLOCK) == 0, "\(line)") }
    }

    @Test("has pipes that it may open by name")
    func pipes() async throws {
        let said = try await captured(
            shell("cat /dev/stdin >/dev/stdout; echo x >/dev/stderr"), input: Array("in".utf8))
        #expect(said.output.text == "in")
        #expect(said.errors.text == "x\n")
    }

    @Test("is in a session of its own, or in our group")
    func sessions() async throws {
        let script = "cut -d' ' -f5,6 /proc/self/stat"
        let own = try await captured(shell("echo $$; \(script)")).output.text.split(separator: "\n")
        try #require(own.count == 2)
        #expect(own[1] == "\(own[0]) \(own[0])")
        let directory = try TemporaryDirectory()
        let file = try directory.write("out", "")
        let isDone = try await withLoop { (loop: EventLoop, done: @escaping (Bool) -> Void) in
            let output = open(file, O_WRONLY)
            defer { close(output) }
            var command = ChildCommand.foreground("/bin/sh", ["-c", script], environment: ChildEnvironment())
            command.output = .descriptor(output)
            let child = try loop.spawn(command)
            child.onExit = { done($0.isSuccess) }
        }
        #expect(isDone)
        #expect(try directory.read("out") == Array("\(getpgrp()) \(getsid(0))\n".utf8))
    }

    @Test("may be started by a program that stands in front of it")
    func wrapped() async throws {
        var command = shell("echo $MARK $0")
        command.environment["MARK"] = "outer"
        command.wrapping = ["env", "MARK=inner"]
        command.searchPath = "/usr/bin:/bin"
        #expect(try await captured(command).output.text == "inner sh\n")
    }

    @Test("gets a listening socket at the number that was named, and serves it")
    func handedListener() async throws {
        let probe = try BuiltProducts.program("LoopProbe")
        let answer = try await withLoop { (loop: EventLoop, done: @escaping (Bool) -> Void) in
            let listener = try loop.listen(at: .loopback(port: 0))
            let address = listener.localAddress
            var command = ChildCommand.session(probe, ["serve", "9"], environment: ChildEnvironment())
            command.errors = .inherit
            let hold = try ListenerHold(of: listener)
            let child = try hold.withDescriptor { descriptor in
                command.descriptors = [9: descriptor]
                return try loop.spawn(command)
            }
            listener.close()
            hold.close()
            loop.connect(to: address) { result in
                guard case .success(let stream) = result else { return done(false) }
                let reading = RecordingHandler()
                reading.onEvent = { if $0 == .peerFinished { done(reading.bytes == Array("\(child.pid)\n".utf8)) } }
                stream.handler = reading
                stream.resumeReading()
            }
        }
        #expect(answer)
    }

    @Test("that is left outlives its loop, and one in the foreground does too; sessions do not")
    func loopEnd() async throws {
        let pids = try await withLoop { (loop: EventLoop, done: @escaping ([Int32]) -> Void) in
            var foreground = ChildCommand.foreground("/bin/sleep", ["100"], environment: ChildEnvironment())
            (foreground.input, foreground.output, foreground.errors) = (.null, .null, .null)
            let left = try loop.spawn(shell("exec sleep 100"))
            left.leave()
            let session = try loop.spawn(shell("sleep 100 & echo $!; wait"))
            let reading = RecordingHandler()
            session.output?.handler = reading
            session.output?.resumeReading()
            let inFront = try loop.spawn(foreground)
            reading.onReceived = {
                let member = Int32(String(decoding: reading.bytes, as: UTF8.self).dropLast()) ?? 0
                done([left.pid, inFront.pid, session.pid, member])
            }
        }
        #expect(kill(pids[0], 0) == 0)
        #expect(kill(pids[1], 0) == 0)
        try await offPool { for pid in pids.suffix(2) { try waitUntilGone(pid) } }
        for pid in pids.prefix(2) {
            kill(pid, SIGKILL)
            var status: Int32 = 0
            waitpid(pid, &status, 0)
        }
    }
}

/// Waits for a process to be dead, for 20 s at most.
func waitUntilGone(_ pid: Int32) throws {
    let deadline = Date(timeIntervalSinceNow: 20)
    while Date() < deadline {
        let line = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
        if line.isEmpty || line.contains(") Z ") { return }
        sched_yield()
    }
    throw HarnessError("process \(pid) is still there")
}
