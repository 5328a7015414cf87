import Formats
import Glibc
import Harness
import StateRoots
import Storage
import Testing

/// Makes each write, each fsync and each rename fail in turn, and looks at what is left.
@Suite("A disk that fails", .enabled(if: OutsideProgram.isThere("strace"))) struct DiskFaultTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let call: String
        let error: String
        var testDescription: String { "\(error) from \(call)" }
    }

    static let faults = ["write", "fsync", "fchmod", "renameat", "openat"].flatMap { call in
        ["EIO", "ENOSPC"].map { Fault(call: call, error: $0) }
    }

    @Test("leaves the old content or the new, no temporary, and one line that says what to do", arguments: faults)
    func atomicWrite(_ fault: Fault) async throws {
        let old = "1\n\(String(repeating: "x", count: 4000))\n1\n"
        let new = old.replacing("1\n", with: "2\n")
        try await everyTime(fault, "write", ["2"], before: old) { outcome, fixture, context in
            let present = try fixture.text(fixture.document)
            let copy = try fixture.text(fixture.document.companion(.lastGood))
            #expect(present == old || present == new, context)
            #expect(copy == old || copy == new, context)
            guard outcome.status != 0 else {
                #expect(present == new && copy == new, context)
                return
            }
            let cameLate = outcome.errorText.contains("the new content is in place")
            #expect((present == new) == cameLate, "\(context) \(outcome.errorText)")
            try expectOneLine(outcome, fixture, context)
        }
    }

    @Test("leaves a document whole and says so", arguments: faults)
    func document(_ fault: Fault) async throws {
        let old = #"{"total": 41, "kept": "as it was"}"#
        try await everyTime(fault, "update", ["0", "1"], before: old) { outcome, fixture, context in
            let document = try JSON.parse(fixture.text(fixture.document))
            #expect(document["kept"] == "as it was", context)
            #expect(document["total"] == 41 || document["total"] == 42, context)
            if outcome.status == 0 { #expect(document["total"] == 42, context) }
            if outcome.status != 0 { try expectOneLine(outcome, fixture, context) }
        }
    }

    static let journalFaults = ["write", "fdatasync", "fsync", "fchmod", "linkat", "openat"].flatMap { call in
        ["EIO", "ENOSPC"].map { Fault(call: call, error: $0) }
    }

    @Test("leaves a journal with exactly the records that were acknowledged", arguments: journalFaults)
    func journal(_ fault: Fault) async throws {
        try await everyTime(fault, "journal", ["4", "50", "durably"], before: "{}") { outcome, fixture, context in
            let acknowledged = outcome.outputText.split(separator: "\n").count
            let journals = try Journals.list(beside: fixture.document)
            let records = try journals.flatMap { try JournalContents.read($0.path).records }
            #expect(records.count == acknowledged, context)
            for journal in journals { #expect(try JournalContents.read(journal.path).ending == .complete, context) }
            if outcome.status != 0 { try expectOneLine(outcome, fixture, context) }
        }
    }

    @Test("leaves somebody else's file as it was", arguments: faults)
    func external(_ fault: Fault) async throws {
        let new = "theirs\nchanged\n"
        try await everyTime(fault, "external", [], before: "{}") { outcome, fixture, context in
            let present = try fixture.text(fixture.external)
            #expect(present == "theirs\n" || present == new, context)
            if outcome.status == 0 { #expect(present == new, context) }
            if outcome.status != 0 { try expectOneLine(outcome, fixture, context) }
        }
    }

    static let creationFaults = ["write", "fsync", "fchmod", "linkat", "unlinkat", "openat"].flatMap { call in
        ["EIO", "ENOSPC"].map { Fault(call: call, error: $0) }
    }

    @Test("leaves a new file there and whole, or not there", arguments: creationFaults)
    func creation(_ fault: Fault) async throws {
        try await everyTime(fault, "create", [], before: "{}") { outcome, fixture, context in
            let isThere = try fixture.names().contains("root/shallow.txt")
            if isThere { #expect(try fixture.text(fixture.shallow).hasSuffix("\n1\n"), context) }
            guard outcome.status != 0 else {
                #expect(isThere, context)
                return
            }
            #expect(isThere == outcome.errorText.contains("the new content is in place"), "\(context)")
            try expectOneLine(outcome, fixture, context)
        }
    }

    /// A limit on the size of files cuts a write short as a full disk does: a part is written, then an error comes.
    @Test("that takes only a part of a write is left with nothing of that part", arguments: ["journal", "write"])
    func partialWrites(_ mode: String) async throws {
        let fixture = try prepared("{}")
        let outcome = try await ChildProcess.run(
            "/bin/sh",
            [
                "-c", "trap '' XFSZ; ulimit -f 2; exec \"$@\"", "sh", Fixture.writer(), mode, fixture.root,
                mode == "write" ? "1" : "1000", mode == "write" ? "1" : "77",
            ])
        #expect(outcome.status == 1)
        #expect(outcome.errorText.contains(": File too large"))
        #expect(outcome.errorText.contains("; raise the limit of file sizes (ulimit -f)"))
        #expect(try fixture.names().filter { $0.hasSuffix(".tmp") } == [])
        #expect(try fixture.text(fixture.document) == "{}")
        #expect(try fixture.text(fixture.document.companion(.lastGood)) == "{}")
        guard mode == "journal" else { return }
        let journal = try #require(try Journals.list(beside: fixture.document).first)
        let contents = try JournalContents.read(journal.path)
        #expect(contents.ending == .complete)
        #expect(contents.records.count == outcome.outputText.split(separator: "\n").count)
        #expect(contents.records.count > 5)
    }

    private typealias Look = (ChildProcess.Outcome, Fixture, Comment) throws -> Void

    /// Counts the calls of a run without fault, and then repeats the run with each of them failing once.
    private func everyTime(
        _ fault: Fault, _ mode: String, _ arguments: [String], before: String, look: Look
    ) async throws {
        let first = try prepared(before)
        let (good, calls) = try await Strace(first).run(mode, arguments, tracing: [fault.call])
        #expect(good.status == 0, "\(good.errorText)")
        let mine = calls.enumerated().filter { isAboutFiles($0.element, first) }.map { $0.offset + 1 }
        #expect(!mine.isEmpty)
        for number in mine {
            let fixture = try prepared(before)
            let (outcome, calls) = try await Strace(fixture).run(
                mode, arguments, tracing: [fault.call], injecting: (fault.call, fault.error, number))
            #expect(calls.contains { $0.description.contains("(INJECTED)") })
            try look(outcome, fixture, "\(fault.error) from \(fault.call) number \(number)")
        }
    }

    private func prepared(_ content: String) throws -> Fixture {
        let fixture = try Fixture()
        try AtomicFile.write(fixture.bytes(content), to: fixture.document, keepingLastGood: true)
        try fixture.directory.write("root/config.toml", "theirs\n")
        return fixture
    }

    /// Not the loader's own calls, and not the acknowledgement.
    private func isAboutFiles(_ call: Strace.Call, _ fixture: Fixture) -> Bool {
        call.description.contains(fixture.directory.path)
    }

    private func expectOneLine(
        _ outcome: ChildProcess.Outcome, _ fixture: Fixture, _ context: Comment
    ) throws {
        let text = outcome.errorText
        #expect(text.hasSuffix("\n") && text.dropLast().contains("\n") == false, context)
        #expect(text.contains("'\(fixture.root)/"), context)
        #expect(text.contains("Input/output error") || text.contains("No space left on device"), context)
        #expect(text.contains("; free some space there") || text.contains("; look for errors of the disk"), context)
        #expect(try fixture.names().filter { $0.hasSuffix(".tmp") } == [], context)
    }
}
