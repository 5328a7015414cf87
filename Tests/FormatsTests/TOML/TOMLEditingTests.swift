import Formats
import Testing

@Suite("Editing TOML") struct TOMLEditingTests {
    @Test("an edit leaves exactly these bytes", arguments: TOMLEdit.all)
    func edit(_ row: TOMLEdit) throws {
        var document = try TOMLDocument.parse(row.before)
        let splices = try document.perform(row.action)
        #expect(String(decoding: document.bytes, as: UTF8.self) == row.after)
        #expect(document.bytes == Array(row.after.utf8))
        #expect(splices.isEmpty == (row.before == row.after))
        for splice in splices { #expect(Array(Array(row.before.utf8)[splice.range]) == splice.removed) }
    }

    @Test("an edit made twice writes nothing the second time", arguments: TOMLEdit.all)
    func twice(_ row: TOMLEdit) throws {
        switch row.action {
        case .remove(let path) where path.steps.last?.index != nil: return
        case .removeAll(let path) where path.steps.last?.index != nil: return
        default: break
        }
        var document = try TOMLDocument.parse(row.before)
        _ = try document.perform(row.action)
        #expect(try document.perform(row.action).isEmpty)
    }

    @Test("the table of edits is as long as it claims")
    func length() {
        #expect(TOMLEdit.all.count >= 60)
    }

    @Test(
        "what cannot be done without loss is refused, and nothing changes",
        arguments: [
            ("a = 1", .set(["a", "b"], 2), "'a' is an integer and has nothing below it"),
            ("a.b = 1", .set(["a"], 2), "a table made by a dotted key"),
            ("[a]\nx = 1", .set(["a"], "never"), "'a' is a table with lines of its own"),
            ("[a.b]", .set(["a"], "never"), "'a' is a table with lines of its own"),
            ("[[a]]", .set(["a"], "never"), "'a' is an array of tables with lines of its own"),
            ("[a]\nx = 1", .set(["a"], ["x": 2]), "'a' is a table with lines of its own"),
            ("a = [1]", .set(["a", 2], 3), "'a' is an array of 1"),
            ("a = [1]", .set(["a", -1], 3), "'a' is an array of 1"),
            ("a = [1]", .set(["a", "b"], 3), "'a' is an array of 1"),
            ("[[a]]", .set(["a", 1], 3), "an element of 'a' has to be a table"),
            ("[[a]]", .set(["a", "x"], 3), "'a' is an array of tables of 1"),
            ("[a]", .set(["a", 0], 3), "there is no array under 'a'"),
            ("", .set(["a", 0], 3), "there is no array under"),
            ("", .set([], 3), "the document as a whole"),
            ("", .removeAll([]), "the document as a whole"),
            ("[a]\nx = 1", .remove(["a"]), "remove all under it"),
        ] as [(String, TOMLEdit.Action, String)])
    func refusals(_ before: String, _ action: TOMLEdit.Action, _ message: String) throws {
        var document = try TOMLDocument.parse(before)
        let error = #expect(throws: FormatError.self) { try document.perform(action) }
        #expect(error?.code == .shape)
        #expect(error?.message.contains(message) ?? false, "\(error?.message ?? "")")
        #expect(document.bytes == Array(before.utf8))
    }

    @Test("an insertion refuses what is there")
    func insertion() throws {
        var document = try TOMLDocument.parse("a = 1\n")
        #expect(throws: FormatError.self) { try document.insert(1, at: ["a"]) }
        try document.insert(2, at: ["b"])
        #expect(document.bytes == Array("a = 1\nb = 2\n".utf8))
    }

    @Test("a policy written as a table can be found, taken out and replaced")
    func policyAsTable() throws {
        let before = """
            model = "m"
            approval_policy.mode = "ask" # dotted

            [approval_policy.granular]
            # why
            rules = true

            [other]
            approval_policy = "kept"

            """
        var document = try TOMLDocument.parse(before)
        let definitions = document.definitions(under: ["approval_policy"])
        #expect(definitions.map(\.form) == [.pair, .header, .pair])
        #expect(definitions.map { document.position(of: $0.span.lowerBound).line } == [2, 4, 6])
        let removed = try document.removeAll(under: ["approval_policy"])
        #expect(
            removed.map { String(decoding: $0.removed, as: UTF8.self) } == [
                "approval_policy.mode = \"ask\" # dotted\n", "[approval_policy.granular]\n# why\nrules = true\n",
            ])
        try document.set(["approval_policy"], to: "never")
        #expect(
            String(decoding: document.bytes, as: UTF8.self) == """
                model = "m"
                approval_policy = "never"


                [other]
                approval_policy = "kept"

                """)
    }

    @Test("definitions within a value are found")
    func definitionsWithinValues() throws {
        let document = try TOMLDocument.parse("t = { a.x = 1, b = 2, a.y = [3, 4] }")
        #expect(document.definitions(under: ["t"]).map(\.form) == [.pair])
        #expect(document.definitions(under: ["t", "a"]).map(\.path) == [["t", "a", "x"], ["t", "a", "y"]])
        #expect(document.definitions(under: ["t", "a", "y", 1]).map(\.form) == [.element])
        #expect(document.definitions(under: ["t", "c"]).isEmpty)
    }
}
