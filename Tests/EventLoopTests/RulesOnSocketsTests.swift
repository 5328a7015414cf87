import EventLoop
import Foundation
import Harness
import LoopHarness
import Testing
import Transport

@Suite("Sockets on a real loop keep the rules of Transport")
struct RulesOnSocketsTests {
    enum Family: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case ipv4 = "IPv4", ipv6 = "IPv6", unix
        var testDescription: String { rawValue }
    }

    /// What the kernel gives no means for: a unix socket cannot be broken, only closed.
    private static let impossibleOnUnix: Set<String> = [
        "Aborting breaks the connection for the peer, without an orderly end",
        "Closing and writing inside closed do nothing",
    ]

    private static func violations(of check: TransportCheck, on family: Family) async throws -> [String] {
        try await offPool {
            let directory = try TemporaryDirectory()
            defer { withExtendedLifetime(directory) {} }
            let loop = try EventLoop()
            let bench: LoopBench
            switch family {
            case .ipv4, .ipv6:
                let any = SocketAddress.ip(family == .ipv4 ? .v4(.loopback) : .v6(.loopback), port: 0)
                let dead = try loop.listen(at: any)
                bench = try LoopBench(loop, listenAddress: any, otherAddress: any, dead: dead.localAddress)
                dead.close()
            case .unix:
                let dead = directory.path + "/dead"
                try leaveSocket(at: dead)
                bench = try LoopBench(
                    loop, listenAddress: .unix(directory.path + "/a"), otherAddress: .unix(directory.path + "/b"),
                    dead: .unix(dead))
            }
            defer { bench.closeAll() }
            return check.violations(on: bench)
        }
    }

    /// A socket in the file system where nobody listens any more.
    private static func leaveSocket(at path: String) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(status == 0)
    }

    @Test("of streams", arguments: Family.allCases, StreamChecks.all)
    func streams(_ family: Family, _ check: TransportCheck) async throws {
        guard family != .unix || !Self.impossibleOnUnix.contains(check.rule) else { return }
        #expect(try await Self.violations(of: check, on: family) == [])
    }

    @Test("of connections", arguments: Family.allCases, ConnectionChecks.all)
    func connections(_ family: Family, _ check: TransportCheck) async throws {
        var violations: [String] = []
        // A child that another test is starting has a copy of every socket until it executes its program, and an
        // address is in use for as long.
        for _ in 0..<20 {
            violations = try await Self.violations(of: check, on: family)
            guard violations.contains(where: { $0.contains("address is in use") }) else { break }
        }
        #expect(violations == [])
    }

    @Test("of schedulers", arguments: SchedulerChecks.all)
    func schedulers(_ check: TransportCheck) async throws {
        #expect(try await Self.violations(of: check, on: .ipv4) == [])
    }
}
