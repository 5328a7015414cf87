import Console
import Harness
import Testing

@Suite("Tables")
struct TableTests {
    private static let table: Table = {
        var table = Table([
            Column("Profile", leastWidth: 6), Column("Left", .trailing), Column("Account", priority: 1, leastWidth: 10),
            Column("Seen", priority: 3), Column("Note", priority: 2, leastWidth: 8),
        ])
        table.add(["work", StyledText("97 %", .green), "someone@example.com", "2 min ago", "the usual one"])
        table.add([
            "a-rather-long-profile-name", StyledText("3 %", .red), "other.person@example.org", "yesterday", "予備のアカウント",
        ])
        table.add(["odd\nname\u{1B}", "", "x"])
        return table
    }()

    private static func text(_ facts: Terminal.Facts, _ environment: [String: String] = [:]) -> String {
        let terminal = Terminal(facts, TerminalPreferences(environment))
        return table.text(for: terminal).rendered(inColour: terminal.hasColour) + "\n"
    }

    @Test("fit the terminal", arguments: [120, 90, 70, 50, 30, 20])
    func fitting(_ width: Int) throws {
        let text = Self.text(.init(isTerminal: true, columns: width), ["NO_COLOR": "1"])
        try Snapshot.expect(text, "table-\(width).txt")
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= width && !$0.hasSuffix(" ") })
    }

    @Test("are whole and plain in a pipe, and coloured on a terminal")
    func forms() throws {
        let piped = Self.text(.none)
        try Snapshot.expect(piped, "table-piped.txt")
        #expect(!piped.contains("…") && !piped.contains("\u{1B}"))
        let coloured = Self.text(.init(isTerminal: true, columns: 200))
        try Snapshot.expect(coloured, "table-coloured.txt")
        #expect(coloured.replacingStyles() == piped)
    }

    @Test("have a header even without rows, and survive having no columns")
    func empty() {
        let terminal = Terminal(.none, TerminalPreferences())
        #expect(Table([Column("A"), Column("B")]).text(for: terminal).plain == "A  B")
        var none = Table([])
        none.add(["x"])
        #expect(none.text(for: terminal).plain == "\n")
    }
}
