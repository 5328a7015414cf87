import Autorunner
import Formats
import Glibc
import Harness
import Storage
import Synchronization
import Testing

@Suite("The lock of a repository") struct LockTests {
    let fixture: Fixture
    let path: DurablePath
    init() throws {
        fixture = try Fixture()
        path = try fixture.places.lock()
    }

    @Test(
        "A record is read whatever stands there",
        arguments: [
            ("17", 17), (" 17\n", 17), (#"{"pid": 17, "started_at": "t", "host": "h"}"#, 17), (#"{"pid": "17"}"#, 17),
            ("", nil), ("\u{0}\u{1}", nil), ("{\"pid\": 1", nil), (#"{"pid": true}"#, nil), (#"{"pid": -1}"#, nil),
            (#"{"pid": 99999999999}"#, nil), ("-5", nil), ("0", nil), ("seventeen", nil), ("[17]", nil),
            (#"{"pid": 17.5}"#, nil), ("\u{661}", nil),
        ] as [(String, Int32?)])
    func reading(text: String, pid: Int32?) throws {
        try fixture.write("lock", text)
        #expect(try LockRecord.read(path)?.pid == pid)
        #expect(try fixture.read("lock") == text)
    }

    @Test("Bytes that are no text, and more of them than a record has, name no process")
    func garbage() throws {
        #expect(LockRecord([0xFF, 0xFE, 0x31]).pid == nil)
        try fixture.write("lock", String(repeating: "1", count: 70_000))
        #expect(try LockRecord.read(path) == LockRecord(pid: nil, startedAt: nil, host: nil))
        #expect(try RunnerLock.assess(path) == .stale("it names no process"))
        let lock = try RunnerLock(at: path, now: moment())
        #expect(try LockRecord.read(path)?.pid == ProcessIdentity.current().pid)
        lock.release()
    }

    static let started = #""started_at": "2026-01-02T03:04:05Z""#
    static let running = ProcessFacts(.running, startedAt: moment().unixSeconds - 5, command: ["other"])
    static let later = ProcessFacts(.running, startedAt: moment().unixSeconds + 3600)

    @Test(
        "What was found is judged",
        arguments: [
            (nil, nil, "free"),
            (#"{"pid": 17, \#(started), "host": "box"}"#, running, "held"),
            (#"{"pid": 17, \#(started)}"#, running, "held"),
            ("17", running, "held"),
            ("17", later, "held"),
            (#"{"pid": 17, \#(started), "host": "box"}"#, nil, "stale"),
            (#"{"pid": 17, \#(started), "host": "box"}"#, later, "stale"),
            // Zombies are dead, and processes of other users alive.
            (#"{"pid": 17, "host": "box"}"#, ProcessFacts(.ended), "stale"),
            (#"{"pid": 17, "host": "box"}"#, ProcessFacts(.hidden), "held"),
            // The machine comes first: that nothing has the pid here says nothing.
            (#"{"pid": 17, "host": "elsewhere"}"#, nil, "doubt"),
            (#"{"pid": 17, "host": "elsewhere"}"#, running, "doubt"),
            (#"{"host": "elsewhere"}"#, nil, "doubt"),
            ("garbage", nil, "stale"),
        ] as [(String?, ProcessFacts?, String)])
    func judging(text: String?, facts: ProcessFacts?, expected: String) {
        let view = processes(facts.map { [17: $0] } ?? [:])
        let record = text.map { LockRecord(Array($0.utf8)) }
        func name(_ assessment: LockAssessment) -> String {
            switch assessment {
            case .free: "free"
            case .stale: "stale"
            case .held(let holder): holder.doubt == nil ? "held" : "doubt"
            }
        }
        #expect(name(LockAssessment.of(record, isHeldInKernel: false, seenBy: view)) == expected)
        // What the kernel says outweighs the record.
        #expect(name(LockAssessment.of(record, isHeldInKernel: true, seenBy: view)) == (text == nil ? "free" : "held"))
    }

    @Test("The lock is held with a record of the format, and released without a trace")
    func holding() throws {
        let lock = try RunnerLock(at: path, now: moment())
        let own = try ProcessIdentity.current()
        let text = try fixture.read("lock")
        #expect(text == "{\"pid\":\(own.pid),\"started_at\":\"2026-01-02T03:04:05Z\",\"host\":\"\(own.host)\"}\n")
        guard case .held(let holder) = try RunnerLock.assess(path) else {
            Issue.record("not held")
            return
        }
        #expect(holder.description == "process \(own.pid) on '\(own.host)' since 2026-01-02T03:04:05Z")
        let error = AutorunnerError.caught { _ = try RunnerLock(at: path, now: moment(1)) }
        #expect(error?.code == .busy && error?.reason.contains("process \(own.pid)") == true)
        #expect(try fixture.read("lock") == text)
        lock.release()
        #expect(try RunnerLock.assess(path) == .free)
        #expect(try !fixture.exists("lock"))
    }

    @Test("A record without a kernel's lock is respected while its process lives, and replaced when it is gone")
    func records() throws {
        try fixture.write("lock", #"{"pid": 17, "host": "box"}"#)
        let alive = processes([17: ProcessFacts(.running)])
        #expect(AutorunnerError.caught { _ = try RunnerLock(at: path, now: moment(), processes: alive) }?.code == .busy)
        #expect(try fixture.read("lock") == #"{"pid": 17, "host": "box"}"#)
        try fixture.write("lock", #"{"pid": 17, "host": "elsewhere"}"#)
        let foreign = AutorunnerError.caught { _ = try RunnerLock(at: path, now: moment(), processes: processes()) }
        #expect(
            foreign?.reason
                == "it is held by process 17 on 'elsewhere' (it belongs to the machine 'elsewhere', and this is 'box')")
        try fixture.write("lock", #"{"pid": 17, "host": "box"}"#)
        let lock = try RunnerLock(at: path, now: moment(), processes: processes())
        #expect(try LockRecord.read(path)?.pid == ProcessIdentity.current().pid)
        lock.release()
    }

    @Test("Another program's lock on the file itself is respected, even without a record")
    func heldByAnother() async throws {
        try fixture.write("lock", "")
        let child = try ChildProcess("/usr/bin/flock", [path.description, "/bin/sh", "-c", "echo held; read line"])
        let descriptor = child.outputDescriptor
        _ = try await offPool {
            var byte: UInt8 = 0
            return Glibc.read(descriptor, &byte, 1)
        }
        #expect(AutorunnerError.caught { _ = try RunnerLock(at: path, now: moment()) }?.code == .busy)
        guard case .held = try RunnerLock.assess(path) else {
            Issue.record("not held")
            return
        }
        _ = try await child.finish(input: Array("\n".utf8))
        #expect(try RunnerLock.assess(path) == .stale("it names no process"))
    }

    @Test("Of many that find a stale lock one at a time holds it")
    func atOnce() async throws {
        try fixture.write("lock", "17")
        let path = path
        let inside = Holders()
        let taken = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    try await offPool {
                        do {
                            let lock = try RunnerLock(at: path, now: moment(), processes: processes())
                            #expect(inside.enter() == 1)
                            let other = AutorunnerError.caught { _ = try RunnerLock(at: path, now: moment()) }
                            #expect(other?.code == .busy)
                            inside.leave()
                            lock.release()
                            return 1
                        } catch let error as AutorunnerError where error.code == .busy {
                            return 0
                        }
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(taken >= 1)
        #expect(try RunnerLock.assess(path) == .free)
    }

    @Test("A link in the lock's place is not followed")
    func link() throws {
        try fixture.write("stop", "untouched")
        symlink("\(fixture.directory.path)/.codex-autorunner/stop", path.description)
        #expect(throws: StorageError.self) { _ = try RunnerLock(at: path, now: moment()) }
        #expect(throws: StorageError.self) { _ = try RunnerLock.assess(path) }
        #expect(try fixture.read("stop") == "untouched")
    }

    @Test("A request to stop is there until it is taken back")
    func stop() throws {
        let stop = StopRequest(try fixture.places.stop())
        #expect(try !stop.isAsked())
        try stop.ask(now: moment())
        #expect(try stop.isAsked())
        #expect(try fixture.read("stop") == "2026-01-02T03:04:05Z\n")
        #expect(try stop.clear())
        #expect(try !stop.clear())
    }
}

/// How many hold the lock at one moment.
private final class Holders: Sendable {
    private let count = Mutex(0)

    func enter() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
