import Foundation
import Harness
import Storage
import Testing

/// Kills a writer at moments chosen at random, with a seed that a failure names.
@Suite("Killed at any moment") struct KillTests {
    /// A thousand, unless the environment asks for more.
    private static let kills = max(
        1000, ProcessInfo.processInfo.environment["SWITCHYARD_KILLS"].flatMap { Int($0) } ?? 0)

    @Test("a writer leaves a whole file, at most without its unfinished change", .timeLimit(.minutes(10)))
    func files() async throws {
        let fixture = try Fixture()
        var random = SplitMix64(seed: UInt64.random(in: 0 ... .max))
        let seed = random.state
        var acknowledged = 0
        for kill in 0..<Self.kills {
            let said = try await killed(
                ["write", fixture.root, "\(acknowledged + 1)", "1000000"], random.next() % 4000)
            acknowledged = said.last.flatMap { Int($0) } ?? acknowledged
            let present = try whole(fixture.text(fixture.document))
            let copy = try whole(fixture.text(fixture.document.companion(.lastGood)))
            let context = "kill \(kill), seed \(seed), acknowledged \(acknowledged)"
            try #require(present == acknowledged || present == acknowledged + 1, "\(context): \(present ?? -1)")
            try #require(copy == present || copy.map { $0 + 1 } == present, "\(context): copy \(copy ?? -1)")
            acknowledged = present ?? acknowledged
        }
        // The next writer sweeps what the killed ones left.
        try AtomicFile.write([1], to: fixture.document)
        #expect(try fixture.names().count { $0.hasSuffix(".tmp") } == 0)
    }

    /// The number that the content begins and ends with, with all of the filling between.
    private func whole(_ text: String) -> Int? {
        let lines = text.split(separator: "\n")
        guard lines.count == 3, lines[0] == lines[2], lines[1].utf8.count == 4000, text.hasSuffix("\n") else {
            return nil
        }
        return Int(lines[0])
    }

    @Test("an appender loses no record that it acknowledged", .timeLimit(.minutes(10)))
    func journals() async throws {
        let fixture = try Fixture()
        var random = SplitMix64(seed: UInt64.random(in: 0 ... .max))
        let seed = random.state
        for kill in 0..<Self.kills {
            let said = try await killed(["journal", fixture.root, "1000000"], random.next() % 4000)
            let entries = try Journals.list(beside: fixture.document)
            try #require(entries.count == 1 && entries.allSatisfy { $0.liveness == .dead })
            guard let path = entries.first?.path, let journal = try Journals.claim(path) else {
                Issue.record("the journal of a killed process cannot be taken over")
                return
            }
            let contents = try journal.contents()
            let context = "kill \(kill), seed \(seed), acknowledged \(said.count)"
            try #require([0, 1].contains(contents.records.count - said.count), "\(context): \(contents.records.count)")
            for (index, record) in contents.records.enumerated() {
                try #require(record.starts(with: Array("\(index + 1) ".utf8)), "\(context)")
            }
            if case .damaged(let loss, _) = contents.ending { Issue.record("\(context): \(loss)") }
            try journal.remove()
        }
        // A killed writer may leave the temporary of a journal that never got its name.
        try Leftovers.sweep(beside: fixture.document)
        #expect(try fixture.names() == ["root", "root/deep"])
    }

    /// What a child acknowledged before it was killed, some microseconds after its first word.
    private func killed(_ arguments: [String], _ microseconds: UInt64) async throws -> [String] {
        let child = try ChildProcess(try Fixture.writer(), arguments)
        return try await offPool {
            var first: UInt8 = 0
            let descriptor = child.outputDescriptor
            guard read(descriptor, &first, 1) == 1 else { throw HarnessError("the writer said nothing") }
            let moment = ContinuousClock.now + .microseconds(Int(microseconds))
            while ContinuousClock.now < moment { sched_yield() }
            child.signal(SIGKILL)
            return first
        }.appending(to: try await child.finish())
    }
}

extension UInt8 {
    /// The lines of everything a child said, this byte first; a line that was not finished was not said.
    fileprivate func appending(to outcome: ChildProcess.Outcome) -> [String] {
        let lines = String(decoding: [self] + outcome.output, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        return lines.dropLast().map(String.init)
    }
}
