import Foundation
import Harness
import Testing

@Suite("A proxy under slowhttptest", .serialized)
struct SlowClientTests {
    /// Slow heads, slow content and slow reading, with more connections than a second of it could serve one by one.
    private static let attacks: [(name: String, options: [String])] = [
        ("heads", ["-H", "-i", "1"]), ("content", ["-B", "-i", "1", "-s", "8192"]),
        ("reading", ["-X", "-w", "1", "-y", "10", "-n", "1", "-z", "10"]),
    ]

    @Test(
        "serves everyone else within a second while hundreds of connections dawdle",
        .enabled { OutsideProgram.isThere("slowhttptest") }, arguments: attacks.indices)
    func slow(_ index: Int) async throws {
        let program = try OutsideProgram.require("slowhttptest")
        let proxy = try await ProxyProcess()
        let attack = Self.attacks[index]
        let slow = try ChildProcess(
            program.path,
            attack.options + ["-c", "400", "-r", "400", "-l", "100", "-u", "http://127.0.0.1:\(proxy.port)/stream"])
        async let outcome = slow.finish(within: 110)
        #expect(try await proxy.wait(seconds: 60) { proxy.descriptorCount > 200 }, "\(attack.name)")
        let port = proxy.port
        let slowest = try await offPool {
            var slowest = 0.0
            for _ in 0..<50 {
                let start = Date()
                guard let socket = RawSocket(port: port) else { return 1000.0 }
                socket.send("GET /served HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                guard socket.receive().hasSuffix("/served\n") else { return 1000.0 }
                socket.close()
                slowest = max(slowest, Date().timeIntervalSince(start))
            }
            return slowest
        }
        #expect(slowest < 10, "\(attack.name): \(slowest) s")
        slow.signal(SIGKILL)
        _ = try await outcome
        #expect(try await proxy.wait(seconds: 20) { proxy.descriptorCount < 300 })
        try await proxy.end()
    }
}
