import Diagnostics
import Foundation
import Harness
import Secrets
import Storage
import Synchronization
import Testing

@Suite("The log writer")
struct LogWriterTests {
    private let identity = LogIdentity(program: "test", version: "1", process: 7)

    private func marker(_ number: Int) -> Marker { .audit(.tailRepaired(record: number, size: 0)) }

    private func markers(_ path: EphemeralPath) throws -> [Marker] {
        var markers: [Marker] = []
        var reader = try LogReader(path)
        try reader.read { if case .marker(let marker, _) = $0 { markers.append(marker) } }
        return markers
    }

    @Test("Writes what several threads emit, whole and each in its order, and points to the file")
    func threads() async throws {
        let fixture = try Fixture()
        let writer = LogWriter(to: try fixture.logFiles(), identity: identity, redactor: Redactor())
        try await withThrowingTaskGroup { group in
            for thread in 0..<4 {
                group.addTask {
                    try await offPool { for number in 0..<500 { writer.emit(marker(thread * 1000 + number)) } }
                }
            }
            try await group.waitForAll()
        }
        let ending = try await offPool { writer.close(within: .seconds(20)) }
        #expect(ending.dropped == 0 && ending.unwritten == 0 && ending.inTime)
        let found = try markers(fixture.log(1))
        let numbers = found.compactMap { marker -> Int? in
            guard case .audit(.tailRepaired(let record, _)) = marker else { return nil }
            return record
        }
        #expect(numbers.count == 2000)
        for thread in 0..<4 {
            let own = numbers.filter { $0 / 1000 == thread }
            #expect(own == own.sorted())
        }
        #expect(found.last == .log(.closed(count: 2001, lost: 0)))
        let pointer = try SafeFile.read(fixture.pointer(), limit: 4096)
        #expect(String(decoding: pointer, as: UTF8.self) == "\(try fixture.log(1))\n")
    }

    @Test("Rotates by size and keeps the newest parts")
    func rotation() async throws {
        let fixture = try Fixture()
        var policy = LogPolicy()
        policy.partBytes = 4096
        policy.keptParts = 3
        let writer = LogWriter(to: try fixture.logFiles(), policy: policy, identity: identity, redactor: Redactor())
        for number in 0..<500 { writer.emit(marker(number)) }
        let ending = try await offPool { writer.close(within: .seconds(20)) }
        #expect(ending.inTime && ending.unwritten == 0)
        let names = try fixture.directory.inventory().keys.filter { $0.hasSuffix(".log") }
        #expect(names.count == 3)
        let newest = try #require(names.compactMap { Int($0.dropFirst("logs/run-".count).dropLast(4)) }.max())
        var numbers: [Int] = []
        let unfinished = try LogReader.read(parts: (1...newest).map(fixture.log)) { entry in
            if case .marker(.audit(.tailRepaired(let record, _)), _) = entry { numbers.append(record) }
        }
        #expect(unfinished == 0)
        #expect(numbers == Array(499 - numbers.count + 1...499), "what is left is the newest, without a gap")
    }

    @Test("Secrets do not reach the file")
    func redaction() async throws {
        let fixture = try Fixture()
        let writer = LogWriter(to: try fixture.logFiles(), identity: identity, redactor: Redactor())
        writer.emit(.log(.unwritable(.other, detail: "Authorization: Bearer abcdef0123456789ABCDEF")))
        _ = try await offPool { writer.close(within: .seconds(20)) }
        let text = String(decoding: try SafeFile.read(fixture.log(1), limit: 1 << 20), as: UTF8.self)
        #expect(text.contains("log_unwritable"))
        #expect(!text.contains("abcdef0123456789"))
    }

    @Test("A directory that cannot be written to costs lines and nothing else, and its return is told")
    func directoryLost() async throws {
        let fixture = try Fixture()
        let blocker = try fixture.directory.write("logs", "a file where the directory should be")
        var policy = LogPolicy()
        policy.queueLines = 10
        policy.shortestPause = .milliseconds(5)
        policy.longestPause = .milliseconds(5)
        let disk = WatchedDisk(try fixture.logFiles())
        let writer = LogWriter(to: disk, policy: policy, identity: identity, redactor: Redactor())
        writer.emit(marker(0))
        try await offPool { try disk.waitForFailures(2) }
        for number in 1..<100 { writer.emit(marker(number)) }
        try FileManager.default.removeItem(atPath: blocker)
        try await offPool { try disk.waitForSuccess() }
        let ending = try await offPool { writer.close(within: .seconds(20)) }
        #expect(ending.dropped == 89 && ending.unwritten == 0 && ending.inTime)
        let found = try markers(fixture.log(1))
        #expect(found.contains { if case .log(.unwritable(.missing, _)) = $0 { true } else { false } })
        #expect(found.contains { if case .log(.writable(_, let attempts)) = $0 { attempts >= 2 } else { false } })
        #expect(
            found.contains {
                if case .log(.linesDropped(89, .unwritable, _)) = $0 { true } else { false }
            })
        #expect(found.last == .log(.closed(count: 15, lost: 89)))
    }

    @Test("A disk that blocks holds up neither whoever emits nor, for long, whoever ends")
    func blocked() async throws {
        let disk = BlockedDisk()
        var policy = LogPolicy()
        policy.queueLines = 100
        let writer = LogWriter(to: disk, policy: policy, identity: identity, redactor: Redactor())
        let ending = try await offPool {
            for number in 0..<10_000 { writer.emit(marker(number)) }
            return writer.close(within: .milliseconds(50))
        }
        #expect(!ending.inTime)
        #expect(ending.dropped >= 9_000)
        disk.release()
    }

    /// Stands in for a disk that answers when it likes.
    private final class BlockedDisk: LogDestination {
        private let gate = DispatchSemaphore(value: 0)

        func release() { gate.signal() }
        func append(_ bytes: [UInt8], toPart part: Int) throws(LogFailure) -> Int {
            gate.wait()
            gate.signal()
            return bytes.count
        }
        func removePart(_ part: Int) throws(LogFailure) {}
        func point(toPart part: Int) throws(LogFailure) {}
    }

    /// The real thing, and a test may wait for what happens to it.
    private final class WatchedDisk: LogDestination {
        private let real: LogFiles
        private let failures = DispatchSemaphore(value: 0)
        private let successes = DispatchSemaphore(value: 0)

        init(_ real: LogFiles) { self.real = real }

        func append(_ bytes: [UInt8], toPart part: Int) throws(LogFailure) -> Int {
            do throws(LogFailure) {
                let size = try real.append(bytes, toPart: part)
                successes.signal()
                return size
            } catch {
                failures.signal()
                throw error
            }
        }

        func removePart(_ part: Int) throws(LogFailure) { try real.removePart(part) }
        func point(toPart part: Int) throws(LogFailure) { try real.point(toPart: part) }

        func waitForFailures(_ count: Int) throws {
            for _ in 0..<count where failures.wait(timeout: .now() + 20) == .timedOut {
                throw HarnessError("the disk was not tried")
            }
        }

        func waitForSuccess() throws {
            if successes.wait(timeout: .now() + 20) == .timedOut { throw HarnessError("nothing was written") }
        }
    }
}
