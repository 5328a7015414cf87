import Diagnostics
import Testing

@Suite("The log pump")
struct LogPumpTests {
    /// A disk that never was: parts in memory, and failures on demand.
    private struct Disk {
        var parts: [Int: [UInt8]] = [:]
        var pointer: Int?
        var failure: LogFailure?

        func lines(_ part: Int) -> [String] {
            String(decoding: parts[part] ?? [], as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
        }

        func names(_ part: Int) -> [String] {
            lines(part).filter { !$0.isEmpty }.map { String($0.split(separator: " ")[2]) }
        }
    }

    private static func pump(_ change: (inout LogPolicy) -> Void = { _ in }) -> LogPump {
        var policy = LogPolicy()
        change(&policy)
        return LogPump(policy: policy, identity: LogIdentity(program: "test", version: "1", process: 7)) {
            MarkerLine($0, at: $1).bytes
        }
    }

    private static func moment(_ milliseconds: Int64) -> Moment {
        Moment(wall: Timestamp(milliseconds: milliseconds), monotonic: .milliseconds(milliseconds))
    }

    private static func lines(_ range: Range<Int>) -> [LogQueue.Entry] {
        range.map { LogQueue.Entry(.audit(.tailRepaired(record: $0, size: 0)), at: Timestamp(milliseconds: Int64($0))) }
    }

    /// Performs steps until the pump rests or ends; the step at which it did.
    private func drive(_ pump: inout LogPump, _ disk: inout Disk, at time: Int64 = 0) -> LogPump.Step {
        for _ in 0..<10_000 {
            let step = pump.next(at: Self.moment(time))
            switch step {
            case .append(let bytes, let part):
                if let failure = disk.failure {
                    disk.parts[part, default: []] += bytes.prefix(failure.written)
                    pump.failed(failure, at: Self.moment(time))
                } else {
                    disk.parts[part, default: []] += bytes
                    pump.appended(size: disk.parts[part]?.count ?? 0, at: Self.moment(time))
                }
            case .point(let part):
                disk.pointer = part
                pump.done()
            case .discard(let part):
                disk.parts[part] = nil
                pump.done()
            case .idle, .pause, .ended: return step
            }
        }
        Issue.record("the pump does not come to rest")
        return .idle
    }

    @Test("A file begins by saying whose it is and ends by saying that it ended")
    func wholeLife() {
        var pump = Self.pump()
        var disk = Disk()
        #expect(drive(&pump, &disk) == .idle)
        #expect(disk.parts.isEmpty, "nothing is written before there is something to write")
        pump.accept(Self.lines(0..<3))
        #expect(drive(&pump, &disk) == .idle)
        pump.close(lost: 4)
        #expect(drive(&pump, &disk) == .ended(unwritten: 0))
        #expect(
            disk.names(1) == ["log_opened"] + Array(repeating: "audit_tail_repaired", count: 3) + ["log_closed"])
        #expect(disk.lines(1).dropLast().last?.hasSuffix("count=4 lost=4") == true)
        #expect(disk.pointer == 1)
    }

    @Test("A log without lines leaves no file")
    func nothingSaid() {
        var pump = Self.pump()
        var disk = Disk()
        pump.close(lost: 0)
        #expect(drive(&pump, &disk) == .ended(unwritten: 0))
        #expect(disk.parts.isEmpty)
    }

    @Test("Full parts are followed by the next, the oldest go, and no line is lost", arguments: [1, 200, 1000, 4096])
    func rotation(size: Int) {
        var pump = Self.pump {
            $0.partBytes = size
            $0.keptParts = 3
        }
        var disk = Disk()
        var seen: [String] = []
        for round in 0..<20 {
            pump.accept(Self.lines(round * 10..<round * 10 + 10))
            #expect(drive(&pump, &disk) == .idle)
            #expect(disk.parts.count <= 3)
            for part in disk.parts.keys.sorted() {
                for line in disk.lines(part) where line.contains("audit_tail") && !seen.contains(line) {
                    seen.append(line)
                }
            }
        }
        let newest = disk.parts.keys.max() ?? 0
        #expect(disk.pointer == newest)
        for part in disk.parts.keys {
            #expect(disk.names(part).first == "log_opened")
            #expect(part == newest || disk.names(part).last == "log_rotated")
            #expect(disk.parts[part]?.count ?? 0 < max(size, 100) + 300)
        }
        if size == 4096 { #expect(seen.count == 200) }
        #expect(disk.lines(newest).contains { $0.contains("record=199 ") })
    }

    @Test("A disk that refuses is tried again, ever more slowly, and the log then tells of it")
    func backOff() {
        var pump = Self.pump {
            $0.shortestPause = .milliseconds(100)
            $0.longestPause = .milliseconds(400)
        }
        var disk = Disk(failure: LogFailure(.noSpace, detail: "No space left on device"))
        pump.accept(Self.lines(0..<2))
        #expect(drive(&pump, &disk, at: 0) == .pause(until: .milliseconds(100)))
        #expect(pump.isUnwritable)
        #expect(drive(&pump, &disk, at: 99) == .pause(until: .milliseconds(100)))
        #expect(drive(&pump, &disk, at: 100) == .pause(until: .milliseconds(300)))
        #expect(drive(&pump, &disk, at: 300) == .pause(until: .milliseconds(700)))
        #expect(drive(&pump, &disk, at: 700) == .pause(until: .milliseconds(1100)))
        disk.failure = nil
        #expect(drive(&pump, &disk, at: 1100) == .idle)
        #expect(!pump.isUnwritable)
        #expect(
            disk.names(1) == [
                "log_opened", "audit_tail_repaired", "audit_tail_repaired", "log_unwritable", "log_writable",
            ])
        #expect(disk.lines(1).contains { $0.hasSuffix("log_writable over=1.1s attempts=4") })
    }

    @Test("Half a line that a full disk took is ended and written again", arguments: 0..<300)
    func torn(written: Int) {
        var pump = Self.pump()
        var disk = Disk(failure: LogFailure(.noSpace, detail: "full", written: written))
        pump.accept(Self.lines(0..<5))
        _ = drive(&pump, &disk, at: 0)
        disk.failure = nil
        #expect(drive(&pump, &disk, at: 1000) == .idle)
        let whole = disk.lines(1).filter { MarkerLine($0.utf8) != nil }
        let records = whole.compactMap { MarkerLine($0.utf8) }.compactMap(Marker.init).filter {
            $0.definition.name.hasPrefix("audit")
        }
        #expect(records == Self.lines(0..<5).map(\.marker), "each line stands there whole, once")
        #expect(whole.count == 8, "half a line is not taken for a whole one")
    }

    @Test("A file that somebody removed gets its first line again")
    func removed() {
        var pump = Self.pump()
        var disk = Disk()
        pump.accept(Self.lines(0..<2))
        _ = drive(&pump, &disk)
        disk.parts[1] = nil
        pump.accept(Self.lines(2..<3))
        _ = drive(&pump, &disk)
        #expect(disk.names(1) == ["audit_tail_repaired", "log_opened", "log_truncated"])
    }

    @Test("At the end a log that cannot be written is given up at once, and the lines are counted")
    func givenUp() {
        var pump = Self.pump()
        var disk = Disk(failure: LogFailure(.missing, detail: "No such directory"))
        pump.accept(Self.lines(0..<5))
        #expect(drive(&pump, &disk, at: 0) == .pause(until: .milliseconds(100)))
        pump.close(lost: 0)
        guard case .ended(let unwritten) = drive(&pump, &disk, at: 1) else {
            Issue.record("it did not end")
            return
        }
        #expect(unwritten >= 5)
    }

    @Test("A pointer or an old part that resists is said once and does not stop the log")
    func smallFailures() {
        var pump = Self.pump {
            $0.partBytes = 1
            $0.keptParts = 1
        }
        var written: [String] = []
        pump.accept(Self.lines(0..<3))
        var steps = 0
        while steps < 200 {
            steps += 1
            switch pump.next(at: Self.moment(0)) {
            case .append(let bytes, _):
                written += String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
                    String($0.split(separator: " ")[2])
                }
                pump.appended(size: bytes.count, at: Self.moment(0))
            case .point, .discard: pump.failed(LogFailure(.denied, detail: "no"), at: Self.moment(0))
            case .idle, .pause, .ended: steps = 1000
            }
            if written.filter({ $0 == "audit_tail_repaired" }).count == 3 { break }
        }
        #expect(written.contains("log_pointer_failed"))
        #expect(written.filter { $0 == "audit_tail_repaired" }.count == 3)
    }
}

@Suite("The queue before the log")
struct LogQueueTests {
    private func marker(_ number: Int) -> Marker { .audit(.tailRepaired(record: number, size: 0)) }

    @Test("Drops what comes after it is full, keeps the order and says what is missing")
    func gap() {
        var queue = LogQueue(bounds: .init(lines: 3, bytes: 1 << 20))
        for number in 0..<8 { queue.add(marker(number), at: Timestamp(milliseconds: Int64(number))) }
        let drained = queue.drain()
        #expect(drained.prefix(3).map(\.marker) == (0..<3).map(marker))
        #expect(
            drained.last?.marker
                == .log(.linesDropped(count: 5, reason: .queueFull, over: .milliseconds(4))))
        #expect(drained.count == 4)
        #expect(queue.isEmpty && queue.dropped == 5)
        queue.add(marker(9), at: Timestamp(milliseconds: 9))
        #expect(queue.drain().map(\.marker) == [marker(9)])
    }

    @Test("Is bounded in bytes, by the text that lines carry")
    func bytes() {
        var queue = LogQueue(bounds: .init(lines: 1000, bytes: 10_000))
        let long = Marker.log(.unwritable(.other, detail: String(repeating: "x", count: 4000)))
        for _ in 0..<10 { queue.add(long, at: Timestamp(milliseconds: 0)) }
        #expect(queue.count == 2)
        // A small line would fit, but then there would be gaps at places nobody can tell.
        queue.add(marker(1), at: Timestamp(milliseconds: 0))
        #expect(queue.count == 2)
        #expect(queue.dropped == 9)
    }

    @Test("Says when lines were dropped because the log could not be written")
    func unwritable() {
        var queue = LogQueue(bounds: .init(lines: 1, bytes: 1000))
        queue.isUnwritable = true
        queue.add(marker(0), at: Timestamp(milliseconds: 0))
        queue.add(marker(1), at: Timestamp(milliseconds: 0))
        #expect(queue.drain().last?.marker == .log(.linesDropped(count: 1, reason: .unwritable, over: .zero)))
    }
}
