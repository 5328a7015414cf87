import BenchKit
import Foundation
import Harness
import Testing

@Suite("The benchmark's backend and load")
struct BackendTests {
    /// A backend that listens, and where.
    private final class Backend: Sendable {
        let child: ChildProcess
        let endpoint: Endpoint

        init() async throws {
            let child = try ChildProcess(BuiltProducts.program("BenchBackend"), ["--listen", "127.0.0.1:0"])
            self.child = child
            let line = try await offPool {
                var line: [UInt8] = []
                var byte: UInt8 = 0
                while read(child.outputDescriptor, &byte, 1) == 1, byte != 0x0A { line.append(byte) }
                return String(decoding: line, as: UTF8.self)
            }
            endpoint = try #require(line.split(separator: " ").last.flatMap { Endpoint(String($0)) })
        }

        func load(_ words: String...) async throws -> [LoadReport] {
            let outcome = try await ChildProcess.run(
                BuiltProducts.program("BenchLoad"), words + ["--to", "\(endpoint)"], within: 100)
            #expect(outcome.status == 0, "\(outcome.errorText)")
            return outcome.outputText.split(separator: "\n").compactMap { LoadReport(line: $0) }
        }

        /// Sends bytes in pieces and reads so many in return.
        func exchange(_ pieces: [[UInt8]], reading count: Int) async throws -> [UInt8] {
            let endpoint = self.endpoint
            return try await offPool {
                let socket = try endpoint.connect()
                defer { close(socket) }
                _ = fcntl(socket, F_SETFL, 0)
                for piece in pieces {
                    try #require(send(socket, piece, piece.count, Int32(MSG_NOSIGNAL)) == piece.count)
                }
                var answer: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 65_536)
                while answer.count < count {
                    let got = read(socket, &buffer, min(buffer.count, count - answer.count))
                    guard got > 0 else { break }
                    answer += buffer[..<got]
                }
                return answer
            }
        }
    }

    private static func head(_ length: Int, _ type: String = "application/json") -> String {
        "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(length)\r\n\r\n"
    }

    private static let small = Array(head(128).utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 128)

    @Test("answers a GET, and goes on on the same connection, however the requests are cut", .timeLimit(.minutes(1)))
    func get() async throws {
        let backend = try await Backend()
        let requests = Array("GET /small HTTP/1.1\r\nHost: a\r\n\r\nGET /small HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        for cut in [1, 20, 34, 36, requests.count - 1] {
            let pieces = [Array(requests[..<cut]), Array(requests[cut...])]
            #expect(try await backend.exchange(pieces, reading: 2 * Self.small.count) == Self.small + Self.small)
        }
        let large = try await backend.exchange([Array("GET /large HTTP/1.1\r\n\r\n".utf8)], reading: 1 << 20)
        #expect(large.starts(with: Self.head(1 << 20, "application/octet-stream").utf8))
        #expect(large.count == 1 << 20)
    }

    @Test("reads a body of any size before it answers", .timeLimit(.minutes(1)), arguments: [0, 1, 2_048, 3_000_000])
    func post(_ size: Int) async throws {
        let backend = try await Backend()
        let head = Array("POST /v1/responses HTTP/1.1\r\nHOST: a\r\ncontent-LENGTH: \(size)\r\n\r\n".utf8)
        let request = head + [UInt8](repeating: 0x0A, count: size)
        let answer = try await backend.exchange([request, request], reading: 2 * Self.small.count)
        #expect(answer == Self.small + Self.small)
    }

    @Test(
        "refuses what it does not serve", .timeLimit(.minutes(1)),
        arguments: [
            ("GET /other HTTP/1.1\r\n\r\n", "HTTP/1.1 404"), ("GET /events?rate=0 HTTP/1.1\r\n\r\n", "HTTP/1.1 404"),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 411"),
        ])
    func refused(_ request: String, _ status: String) async throws {
        let backend = try await Backend()
        let answer = try await backend.exchange([Array(request.utf8)], reading: status.utf8.count)
        #expect(String(decoding: answer, as: UTF8.self) == status)
    }

    @Test("sends exactly as many events as it was asked for", .timeLimit(.minutes(1)))
    func counted() async throws {
        let backend = try await Backend()
        let reports = try await backend.load(
            "events", "--path", "/events?count=1234", "--streams", "20", "--watch", "\(backend.child.pid)")
        let report = try #require(reports.first)
        #expect(report.events == 20 * 1_234)
        #expect(report.opened == 20 && report.failed == 0 && report.refused == 0)
        #expect(report.usage.nanoseconds > 0)
    }

    @Test("keeps the pace of a stream, and says when each event was sent", .timeLimit(.minutes(1)))
    func paced() async throws {
        let backend = try await Backend()
        let reports = try await backend.load(
            "events", "--path", "/events?rate=100", "--streams", "10", "--warm-up", "100", "--milliseconds", "1000")
        let report = try #require(reports.first)
        // Ticks that came late are caught up with, so only the edges of what was counted are uncertain.
        let expected = Double(report.duration) / 1e9 * 10 * 100
        #expect(Double(report.events) > expected * 0.5 && Double(report.events) < expected * 1.5)
        #expect(report.p50 > 0 && report.p50 <= report.p99)
        #expect(report.failed == 0)
    }

    @Test("holds streams until it is told to end, and tells what was refused", .timeLimit(.minutes(1)))
    func held() async throws {
        let backend = try await Backend()
        let reports = try await backend.load("hold", "--path", "/idle", "--streams", "300")
        #expect(reports.map(\.opened) == [300, 300])
        #expect(reports.map(\.failed) == [0, 0])
        #expect(try await backend.load("hold", "--path", "/other", "--streams", "3").map(\.failed) == [3, 3])
    }

    @Test("counts streams as failed when the server goes", .timeLimit(.minutes(1)))
    func lost() async throws {
        let backend = try await Backend()
        let load = try ChildProcess(
            BuiltProducts.program("BenchLoad"),
            ["hold", "--to", "\(backend.endpoint)", "--path", "/idle", "--streams", "5"])
        let first = try await offPool {
            var line: [UInt8] = []
            var byte: UInt8 = 0
            while read(load.outputDescriptor, &byte, 1) == 1, byte != 0x0A { line.append(byte) }
            return LoadReport(line: String(decoding: line, as: UTF8.self))
        }
        #expect(first?.opened == 5)
        backend.child.signal(SIGKILL)
        _ = try await backend.child.finish()
        let outcome = try await load.finish()
        let second = outcome.outputText.split(separator: "\n").first.flatMap { LoadReport(line: $0) }
        #expect(second?.opened == 0)
        #expect(second?.failed == 5)
    }
}

@Suite("What /proc says of a process")
struct ProcessUsageTests {
    @Test("is its processor time, to the nanosecond, and its memory")
    func own() throws {
        let before = ProcessUsage(of: getpid())
        var state: UInt64 = 88_172_645_463_325_252
        var used = ProcessUsage()
        while used.nanoseconds < 20_000_000 {
            for _ in 0..<100_000 { state = state ^ (state << 13) ^ (state >> 7) }
            used = ProcessUsage(of: getpid()).since(before)
        }
        #expect(state != 0)
        #expect(try #require(ProcessUsage.residentMemory(of: getpid())) > 1 << 20)
    }

    @Test("is nothing when there is none")
    func absent() {
        #expect(ProcessUsage(of: 1 << 30) == ProcessUsage())
        #expect(ProcessUsage.residentMemory(of: 1 << 30) == nil)
        #expect(ProcessUsage().userShare == nil)
        #expect(ProcessUsage(userTicks: 1, systemTicks: 3).userShare == 0.25)
    }
}
