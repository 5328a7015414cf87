import Harness
import Storage
import Testing

@Suite("The order of system calls", .enabled(if: OutsideProgram.isThere("strace"))) struct SyscallOrderTests {
    @Test("New content is on the disk before it takes the name, and the name before the write returns")
    func atomicWrite() async throws {
        let fixture = try Fixture()
        try AtomicFile.write(fixture.bytes("old"), to: fixture.document, keepingLastGood: true)
        let (outcome, calls) = try await Strace(fixture).run("write", tracing: ["fsync", "/^rename", "write"])
        #expect(outcome.status == 0, "\(outcome.errorText)")
        let steps = calls.compactMap { step($0, fixture) }
        #expect(
            steps == [
                "write temporary 0", "fsync temporary 0", "write temporary 1", "fsync temporary 1",
                "rename 0 to state.json", "rename 1 to state.json.last-good", "fsync directory", "acknowledge",
            ])
    }

    @Test("A durable record is on the disk, and so is its journal's name, before the append returns")
    func journal() async throws {
        let fixture = try Fixture()
        try AtomicFile.write(fixture.bytes("old"), to: fixture.document)
        let (outcome, calls) = try await Strace(fixture).run(
            "journal", ["2", "10", "durably"], tracing: ["fsync", "fdatasync", "linkat", "write"])
        #expect(outcome.status == 0, "\(outcome.errorText)")
        let steps = calls.compactMap { call -> String? in
            if call.description.hasPrefix("write(1<") { return "acknowledge" }
            if call.name == "fsync" { return call.description.contains("/deep>)") ? "fsync directory" : "fsync ?" }
            return String(call.name)
        }
        #expect(
            steps == [
                "write", "linkat", "fsync directory", "write", "fdatasync", "acknowledge", "write", "fdatasync",
                "acknowledge",
            ])
    }

    /// What a call did, in words; nil for what other parts of the program do.
    private func step(_ call: Strace.Call, _ fixture: Fixture) -> String? {
        let text = call.description
        func temporary() -> String? {
            for serial in 0...1 where text.contains("-\(serial).tmp") { return "\(serial)" }
            return nil
        }
        if text.hasPrefix("write(1<") { return "acknowledge" }
        if call.name.hasPrefix("rename") {
            guard let from = temporary(), let to = text.split(separator: "\"").dropLast().last else { return text }
            return "rename \(from) to \(to)"
        }
        if let serial = temporary() { return "\(call.name) temporary \(serial)" }
        return text.contains("\(fixture.root)/deep>)") ? "\(call.name) directory" : text
    }
}
