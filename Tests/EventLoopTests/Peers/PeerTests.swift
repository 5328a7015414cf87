import EventLoop
import Foundation
import Harness
import LoopHarness
import Testing
import Transport

@Suite("The peer of a connection")
struct PeerTests {
    /// Accepts one connection at an address, and hands it over with the listener's address known to `connect`.
    private static func peer(
        at address: SocketAddress, prepare: @escaping @Sendable (EventLoop) -> Void = { _ in },
        connect: @escaping @Sendable (EventLoop, SocketAddress) -> Void
    ) async throws -> PeerIdentity {
        try await withLoop { loop, done in
            prepare(loop)
            let listener = try loop.listen(at: address)
            let accepting = RecordingHandler()
            accepting.onAccepted = { done(loop.peer(of: $0)) }
            listener.handler = accepting
            listener.resumeAccepting()
            connect(loop, listener.localAddress)
        }
    }

    private static let connectHere: @Sendable (EventLoop, SocketAddress) -> Void = { loop, address in
        loop.connect(to: address) { result in
            if case .success(let stream) = result { stream.handler = RecordingHandler() }
        }
    }

    @Test("is known over TCP, by netlink and by /proc", arguments: ["127.0.0.1:0", "[::1]:0"], [true, false])
    func tcp(_ address: String, byNetlink: Bool) async throws {
        let peer = try await Self.peer(
            at: try #require(SocketAddress(address)),
            prepare: { if !byNetlink { $0.refuseSocketDiagnosis() } }, connect: Self.connectHere)
        #expect(peer == .user(PeerUser(uid: geteuid())))
    }

    @Test("is known when its socket is of IPv6 and its addresses are of IPv4", arguments: [true, false])
    func mapped(byNetlink: Bool) async throws {
        let peer = try await Self.peer(
            at: .loopback(port: 0), prepare: { if !byNetlink { $0.refuseSocketDiagnosis() } }
        ) { loop, address in
            let mapped = IPv6Address(high: 0, low: 0xFFFF_7F00_0001)
            Self.connectHere(loop, .ip(.v6(mapped), port: address.port ?? 0))
        }
        #expect(peer == .user(PeerUser(uid: geteuid())))
    }

    @Test("is known over a unix socket, with its process")
    func unix() async throws {
        let directory = try TemporaryDirectory()
        let peer = try await Self.peer(at: .unix("\(directory.path)/s"), connect: Self.connectHere)
        #expect(peer == .user(PeerUser(uid: geteuid(), gid: getegid(), pid: getpid())))
    }

    @Test(
        "is another user if it is one", .enabled { Owners.mayBeChanged() && OutsideProgram.isThere("setpriv") },
        arguments: ["127.0.0.1", "::1"], [true, false])
    func anotherUser(_ host: String, byNetlink: Bool) async throws {
        let script = "exec 3<>/dev/tcp/$0/$1; read line <&3"
        let setpriv = try OutsideProgram.require("setpriv").path
        let peer = try await withLoop { (loop: EventLoop, done: @escaping (PeerIdentity) -> Void) in
            if !byNetlink { loop.refuseSocketDiagnosis() }
            let listener = try loop.listen(at: .ip(try #require(IPAddress(host)), port: 0))
            let port = listener.localAddress.port ?? 0
            let child = try ChildProcess(
                setpriv,
                [
                    "--reuid", "54321", "--regid", "54321", "--clear-groups", "/bin/bash", "-c", script, host,
                    "\(port)",
                ])
            let accepting = RecordingHandler()
            accepting.onAccepted = { stream in
                done(loop.peer(of: stream))
                withExtendedLifetime(child) {}
            }
            listener.handler = accepting
            listener.resumeAccepting()
        }
        #expect(peer == .user(PeerUser(uid: 54321)))
    }

    @Test("is nobody, and not root, once it has closed its end", arguments: [true, false])
    func orphaned(byNetlink: Bool) async throws {
        let peer = try await withLoop { (loop: EventLoop, done: @escaping (PeerIdentity) -> Void) in
            if !byNetlink { loop.refuseSocketDiagnosis() }
            let listener = try loop.listen(at: .loopback(port: 0))
            let (accepting, reading) = (RecordingHandler(), RecordingHandler())
            accepting.onAccepted = { stream in
                stream.handler = reading
                stream.resumeReading()
                reading.onEvent = { if $0 == .peerFinished { done(loop.peer(of: stream)) } }
            }
            listener.handler = accepting
            listener.resumeAccepting()
            loop.connect(to: listener.localAddress) { result in
                if case .success(let stream) = result { stream.close() }
            }
        }
        #expect(peer == .unknown(.orphaned))
    }

    @Test("is not guessed for what is not an open socket of the loop")
    func notOurs() async throws {
        let peers = try await withLoop { (loop: EventLoop, done: @escaping ([PeerIdentity]) -> Void) in
            let fake = FakeNetwork().pair().near
            let listener = try loop.listen(at: .loopback(port: 0))
            loop.connect(to: listener.localAddress) { result in
                guard case .success(let stream) = result else { return }
                stream.close()
                done([loop.peer(of: fake), loop.peer(of: stream)])
            }
        }
        #expect(peers == [.unknown(.notASocket), .unknown(.closed)])
    }

    @Test(
        "may be a user without a number only where some have none",
        arguments: [
            ("         0          0 4294967295\n", "65534\n", true, 65534),
            ("0 100000 65536\n", "65534\n", false, 65534), ("0 0 1\n1 1 4294967294\n", "99\n", true, 99),
            ("", "", false, 65534),
            ("0 0 99999999999999999999\n", "x", false, 65534),
        ])
    func namespaces(_ map: String, _ overflow: String, _ isWhole: Bool, _ number: UInt32) {
        let namespace = UserNamespace(map: Array(map.utf8), overflow: Array(overflow.utf8))
        #expect(namespace.isWhole == isWhole)
        #expect(namespace.overflow == number)
    }
}
