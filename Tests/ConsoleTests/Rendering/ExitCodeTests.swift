import Console
import Harness
import Testing

@Suite("Exit codes")
struct ExitCodeTests {
    @Test("are documented in a file that says what the table says")
    func document() throws { try Snapshot.expect(ExitCode.document(), file: "docs/exit-codes.md") }

    @Test("stand in the table in order, each once")
    func table() {
        let numbers = ExitCode.table.map(\.code.rawValue)
        #expect(numbers == [0, 1, 2, 3, 64, 65, 69, 70, 73, 75, 77, 78, 130, 141])
        #expect(Set(ExitCode.table.map(\.name)).count == numbers.count)
    }

    @Test("of a child are its own, or 128 and the signal, and always fit")
    func children() {
        #expect(ExitCode.child(status: 7).rawValue == 7)
        #expect(ExitCode.child(signal: 15).rawValue == 143)
        #expect(ExitCode.child(status: -1).rawValue == 255)
        #expect(ExitCode.child(signal: .max).rawValue <= 255)
    }
}
