import EventLoop
import Foundation
import Harness
import LoopHarness
import Testing
import Transport

@Suite("A listening socket that changes hands")
struct HandoverTests {
    /// Connects and reads to the end, on a loop.
    private static func ask(
        _ loop: EventLoop, at address: SocketAddress, _ answered: @escaping (Result<String, TransportError>) -> Void
    ) {
        loop.connect(to: address) { result in
            guard case .success(let stream) = result else {
                if case .failure(let error) = result { answered(.failure(error)) }
                return
            }
            let reading = RecordingHandler()
            reading.onEvent = { event in
                guard event == .peerFinished || reading.isClosed else { return }
                reading.onEvent = nil
                answered(.success(String(decoding: reading.bytes, as: UTF8.self)))
                stream.close()
            }
            stream.handler = reading
            stream.resumeReading()
        }
    }

    private static func socketPath(_ directory: TemporaryDirectory) -> SocketAddress { .unix("\(directory.path)/s") }

    @Test("serves what waited in its backlog while nobody listened", arguments: ["127.0.0.1:0", "[::1]:0", "unix"])
    func adopted(_ place: String) async throws {
        let directory = try TemporaryDirectory()
        let address = SocketAddress(place) ?? Self.socketPath(directory)
        let hold = try await withLoop { (loop: EventLoop, done: @escaping (ListenerHold) -> Void) in
            let listener = try loop.listen(at: address)
            let hold = try ListenerHold(of: listener)
            listener.close()
            // Connected without anybody there: the backlog has it.
            loop.connect(to: hold.localAddress) { _ in done(hold) }
        }
        let accepted = try await withLoop { (loop: EventLoop, done: @escaping (Int) -> Void) in
            let listener = try loop.adoptListener(hold)
            #expect(listener.localAddress == hold.localAddress)
            let accepting = RecordingHandler()
            accepting.onAccepted = { _ in if accepting.accepted.count == 2 { done(2) } }
            listener.handler = accepting
            listener.resumeAccepting()
            loop.connect(to: hold.localAddress) { _ in }
        }
        #expect(accepted == 2)
    }

    @Test("keeps its address from others while it is held, and not longer")
    func held() async throws {
        let codes = try await withLoop { (loop: EventLoop, done: @escaping ([TransportError.Code?]) -> Void) in
            func listen(at address: SocketAddress) -> TransportError.Code? {
                TransportError.caught { try loop.listen(at: address).close() }?.code
            }
            let listener = try loop.listen(at: .loopback(port: 0))
            let hold = try ListenerHold(of: listener)
            listener.close()
            loop.soon {
                let whileHeld = listen(at: hold.localAddress)
                hold.close()
                hold.close()
                let closed = TransportError.caught { _ = try loop.adoptListener(hold) }?.code
                func listenAgain() {
                    guard let code = listen(at: hold.localAddress) else { return done([whileHeld, nil, closed]) }
                    // A child that another test is starting has a copy of every socket until it executes its program.
                    guard code == .addressInUse else { return done([whileHeld, code, closed]) }
                    loop.schedule(after: .milliseconds(5), listenAgain)
                }
                listenAgain()
            }
        }
        #expect(codes == [.addressInUse, nil, .closed])
    }

    @Test("leaves the path of a unix socket to the one who is told to remove it")
    func paths() async throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/s"
        let isThere = try await withLoop { (loop: EventLoop, done: @escaping ([Bool]) -> Void) in
            func isThere() -> Bool { FileManager.default.fileExists(atPath: path) }
            let listener = try loop.listen(at: .unix(path))
            let hold = try ListenerHold(of: listener)
            listener.close()
            let afterFirst = isThere()
            try loop.adoptListener(hold).close()
            let afterSecond = isThere()
            try loop.adoptListener(hold, removingPath: true).close()
            done([afterFirst, afterSecond, isThere()])
        }
        #expect(isThere == [true, true, false])
    }

    @Test("is nothing but a listening stream socket")
    func others() throws {
        func refusal(_ descriptor: Int32) -> String? {
            TransportError.caught { _ = try ListenerHold(adopting: descriptor) }?.description
        }
        // The number may be another test's file already, but not this file.
        func inode(_ descriptor: Int32) -> ino_t? {
            var status = stat()
            return fstat(descriptor, &status) == 0 ? status.st_ino : nil
        }
        let directory = try TemporaryDirectory()
        let file = open(try directory.write("file", ""), O_RDONLY)
        var ends: [Int32] = [-1, -1]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { close(ends[1]) }
        let datagrams = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        let idle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        for descriptor in [ends[0], datagrams, idle, file] {
            let before = inode(descriptor)
            #expect(refusal(descriptor)?.contains("listens for connections") == true)
            #expect(inode(descriptor) != before, "it was not closed")
        }
        #expect(refusal(-1) != nil)
        #expect(refusal(1 << 20) != nil)
    }

    @Test("passes to another process over a unix connection and is served there", arguments: ["127.0.0.1:0", "unix"])
    func acrossProcesses(_ place: String) async throws {
        let directory = try TemporaryDirectory()
        let address = SocketAddress(place) ?? Self.socketPath(directory)
        let control = "\(directory.path)/control"
        let probe = try BuiltProducts.program("LoopProbe")
        let answers = try await withLoop { (loop: EventLoop, done: @escaping ([String]) -> Void) in
            let listener = try loop.listen(at: address)
            let hold = try ListenerHold(of: listener)
            listener.close()
            let expected = try loop.listen(at: .unix(control))
            let (accepting, reading) = (RecordingHandler(), RecordingHandler())
            expected.handler = accepting
            expected.resumeAccepting()
            var answers: [String] = []
            func next() throws {
                let child = try ChildProcess(probe, ["take", control])
                // It waits in the backlog until the child accepts it.
                Self.ask(loop, at: hold.localAddress) { answer in
                    answers.append((try? answer.get()) == "\(child.pid)\n" ? "the child" : "\(answer)")
                    child.signal(SIGKILL)
                    do { if answers.count == 3 { done(answers) } else { try next() } } catch { done(["\(error)"]) }
                }
            }
            accepting.onAccepted = { stream in
                stream.handler = reading
                loop.giveListener(hold, over: stream, to: geteuid()) { result in
                    if case .failure(let error) = result { done(["\(error)"]) }
                }
            }
            try next()
        }
        #expect(answers == ["the child", "the child", "the child"])
    }

    @Test("is neither given to nor taken from another user than the one named")
    func wrongUser() async throws {
        let directory = try TemporaryDirectory()
        let codes: [TransportError.Code?] = try await Self.withPair(directory) { loop, near, far, done in
            let hold = try ListenerHold(of: try loop.listen(at: .loopback(port: 0)))
            var codes: [TransportError.Code?] = []
            func note<Value>(_ result: Result<Value, TransportError>) {
                if case .failure(let error) = result { codes.append(error.code) } else { codes.append(nil) }
                if codes.count == 2 { done(codes) }
            }
            loop.giveListener(hold, over: near, to: geteuid() &+ 1, completion: note)
            loop.takeListener(over: far, from: geteuid() &+ 1, completion: note)
        }
        #expect(codes == [.permission, .permission])
    }

    @Test(
        "is not found in other messages, whose descriptors are closed",
        arguments: ["another message", "no descriptor", "two descriptors", "ten descriptors", "a file", "an end"])
    func wrongMessage(_ what: String) async throws {
        let directory = try TemporaryDirectory()
        let mark = try directory.write("mark", "")
        let refusal = try await withLoop { (loop: EventLoop, done: @escaping (String) -> Void) in
            let listener = try loop.listen(at: .unix("\(directory.path)/s"))
            let sender = try RawUnixSocket(connectedTo: "\(directory.path)/s")
            let marks = (0..<10).map { _ in open(mark, O_RDONLY | O_CLOEXEC) }
            switch what {
            case "another message": sender.send("switchyard:sock2", with: marks.prefix(1))
            case "no descriptor": sender.send("switchyard:sock1", with: [])
            case "two descriptors": sender.send("switchyard:sock1", with: marks.prefix(2))
            case "ten descriptors": sender.send("switchyard:sock1", with: marks.prefix(10))
            case "a file": sender.send("switchyard:sock1", with: marks.prefix(1))
            default: sender.close()
            }
            marks.forEach { _ = close($0) }
            let accepting = RecordingHandler()
            accepting.onAccepted = { stream in
                loop.takeListener(over: stream, from: geteuid()) { result in
                    guard case .failure(let error) = result else { return done("taken") }
                    done(openFiles(mark) == 0 ? error.code.description : "descriptors are left")
                    sender.close()
                }
            }
            listener.handler = accepting
            listener.resumeAccepting()
        }
        #expect(refusal == (what == "an end" ? "reset" : "other"))
    }

    @Test("is what comes before the bytes behind it")
    func bytesBehind() async throws {
        let directory = try TemporaryDirectory()
        let text: String = try await Self.withPair(directory) { loop, near, far, done in
            let hold = try ListenerHold(of: try loop.listen(at: .loopback(port: 0)))
            let reading = RecordingHandler()
            near.handler = reading
            reading.onReceived = { done(String(decoding: reading.bytes, as: UTF8.self)) }
            loop.giveListener(hold, over: far, to: geteuid()) { _ in _ = far.write(Array("behind".utf8).span.bytes) }
            loop.takeListener(over: near, from: geteuid()) { result in
                if case .failure(let error) = result { return done("\(error)") }
                near.resumeReading()
            }
        }
        #expect(text == "behind")
    }

    @Test(
        "is announced by a service manager to one process",
        arguments: [
            (["LISTEN_PID": "7", "LISTEN_FDS": "2"], 2), (["LISTEN_PID": "8", "LISTEN_FDS": "2"], 0),
            (["LISTEN_FDS": "2"], 0), (["LISTEN_PID": "7"], 0), (["LISTEN_PID": "7", "LISTEN_FDS": "-1"], 0),
            (["LISTEN_PID": "7", "LISTEN_FDS": "2147483647"], 0), ([:], 0),
        ])
    func serviceManager(_ environment: [String: String], _ count: Int) {
        let sockets = ServiceManager.sockets(environment: environment, pid: 7)
        #expect(sockets.count == count)
        #expect(sockets.lowerBound == 3)
    }
}
