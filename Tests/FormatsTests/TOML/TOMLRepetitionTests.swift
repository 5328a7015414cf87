import Formats
import Testing

@Suite("Repeated definitions in TOML") struct TOMLRepetitionTests {
    @Test("they are refused unless asked for")
    func refused() throws {
        let error = #expect(throws: FormatError.self) { try TOMLDocument.parse("a = 1\na = 2") }
        #expect(error?.code == .duplicate)
        #expect(try TOMLDocument.parse("a = 1", repetitions: .kept).repetitions.isEmpty)
    }

    @Test(
        "the first one counts, the others are listed and can be removed",
        arguments: [
            ("a = 1\na = 2 # x\n'a' = 3\nb = 4\n", "{a: 1, b: 4}", "a = 1\nb = 4\n"),
            ("[t]\na = 1\n[t]\na = 2\n[u]\n", "{t: {a: 1}, u: {}}", "[t]\na = 1\n[u]\n"),
            ("a = 1\n[a]\nx = 1\n[a.b]\n[c]", "{a: 1, c: {}}", "a = 1\n[c]"),
            ("a = 1\na.b = 2\na.c.d = 3", "{a: 1}", "a = 1"),
            ("a = {}\na.b = 2\n", "{a: {}}", "a = {}\n"),
            ("a = []\n[[a]]\nx = 1\n[[a]]\n", "{a: []}", "a = []\n"),
            ("[[a]]\n[a]\nx = 1\n", "{a: [{}]}", "[[a]]\n"),
            ("a.b = 1\n[a]\nx = 1\n[a.c]\n", "{a: {b: 1, c: {}}}", "a.b = 1\n[a.c]\n"),
        ])
    func repaired(_ text: String, _ tree: String, _ after: String) throws {
        var document = try TOMLDocument.parse(text, repetitions: .kept)
        #expect(document.root.treeText == tree)
        #expect(!document.repetitions.isEmpty)
        let splices = try document.removeRepetitions()
        #expect(!splices.isEmpty)
        #expect(String(decoding: document.bytes, as: UTF8.self) == after)
        #expect(try TOMLDocument.parse(document.bytes).root.treeText == tree)
    }

    @Test("a repair keeps the first, sets it and touches no other")
    func policyRepair() throws {
        let text = "approval_policy = 'ask' # 1\nmodel = 1\napproval_policy = 'never' # 2\nmodel = 2\n"
        var document = try TOMLDocument.parse(text, repetitions: .kept)
        let definitions = document.definitions(under: ["approval_policy"])
        #expect(definitions.map(\.repeats) == [nil, 0])
        let removed = try document.removeRepetitions(under: ["approval_policy"])
        #expect(removed.map { String(decoding: $0.removed, as: UTF8.self) } == ["approval_policy = 'never' # 2\n"])
        try document.set(["approval_policy"], to: "never")
        #expect(
            String(decoding: document.bytes, as: UTF8.self)
                == "approval_policy = \"never\" # 1\nmodel = 1\nmodel = 2\n")
    }

    @Test("removing all removes the repetitions too")
    func removingAll() throws {
        var document = try TOMLDocument.parse("a = 1\na = 2\n", repetitions: .kept)
        let all = try document.removeAll(under: ["a"])
        #expect(all.count == 1)
        #expect(document.bytes.isEmpty)
    }

    @Test("a repetition within braces is refused even so")
    func withinBraces() {
        let error = #expect(throws: FormatError.self) {
            try TOMLDocument.parse("a = { b = 1, b = 2 }", repetitions: .kept)
        }
        #expect(error?.code == .duplicate)
    }
}
