import Formats

extension TOMLEdit {
    static let replacing: [TOMLEdit] = [
        .init("a string", "a = 'x'\nb = 2\n", .set(["a"], "y"), "a = \"y\"\nb = 2\n"),
        .init("spacing and comment are kept", "\ta  =\t1   # why\n", .set(["a"], 2), "\ta  =\t2   # why\n"),
        .init("a quoted key keeps its quotes", "\"a\" = 1\n", .set(["a"], 2), "\"a\" = 2\n"),
        .init("a literal key keeps its quotes", "'a b'=1", .set(["a b"], true), "'a b'=true"),
        .init("an escaped key keeps its escapes", "\"\\u0061\" = 1", .set(["a"], 2), "\"\\u0061\" = 2"),
        .init("the same meaning in other quotes", "a = 'never' # x", .set(["a"], "never"), "a = 'never' # x"),
        .init("the same meaning in another base", "a = 0x10", .set(["a"], 16), "a = 0x10"),
        .init("the same float spelt otherwise", "a = 1e1", .set(["a"], 10.0), "a = 1e1"),
        .init("an integer is not a float", "a = 10", .set(["a"], 10.0), "a = 10.0"),
        .init("zero is not minus zero", "a = 0.0", .set(["a"], -0.0), "a = -0.0"),
        .init("not a number stays", "a = +nan", .set(["a"], .float(.nan)), "a = +nan"),
        .init("the same multi-line string", "a = \"\"\"\nx\"\"\"", .set(["a"], "x"), "a = \"\"\"\nx\"\"\""),
        .init("the same table in another order", "a = {x=1,y=2}", .set(["a"], ["y": 2, "x": 1]), "a = {x=1,y=2}"),
        .init("a multi-line string", "a = \"\"\"\nx\n\"\"\" # c\nb = 1\n", .set(["a"], "y"), "a = \"y\" # c\nb = 1\n"),
        .init("an array over lines", "a = [\n 1, # x\n 2\n] # y\n", .set(["a"], 3), "a = 3 # y\n"),
        .init("an inline table", "a = { b = 1 } # x", .set(["a"], "never"), "a = \"never\" # x"),
        .init("a value by a table", "a = 1\n", .set(["a"], ["x": 1]), "a = { x = 1 }\n"),
        .init("CRLF is kept", "a = 1\r\nb = 2\r\n", .set(["a"], 3), "a = 3\r\nb = 2\r\n"),
        .init("the byte order mark is kept", "\u{FEFF}a = 1", .set(["a"], 2), "\u{FEFF}a = 2"),
        .init("no final line end is kept", "b = 0\na = 1", .set(["a"], 2), "b = 0\na = 2"),
        .init("a pair of a section", "a = 1\n[t]\na = 2\n", .set(["t", "a"], 3), "a = 1\n[t]\na = 3\n"),
        .init("only the top level", "a = 1\n[t]\na = 2\n", .set(["a"], 3), "a = 3\n[t]\na = 2\n"),
        .init("a dotted key", "t . a = 1\nt.b = 2", .set(["t", "a"], 3), "t . a = 3\nt.b = 2"),
        .init("a dotted key in a section", "[s]\nt.a = 1 #x", .set(["s", "t", "a"], 3), "[s]\nt.a = 3 #x"),
        .init(
            "an element by index", "[[e]]\nx = 1\n[[e]]\nx = 2", .set(["e", 1, "x"], 3), "[[e]]\nx = 1\n[[e]]\nx = 3"),
        .init(
            "below an element", "[[e]]\n[e.s]\nx = 1\n[[e]]", .set(["e", 0, "s", "x"], 3), "[[e]]\n[e.s]\nx = 3\n[[e]]"),
        .init("an escaped text", "a = 1", .set(["a"], "C:\\x \"\u{7}\u{7F}\n"), #"a = "C:\\x \"\u0007\u007F\n""#),
        .init("literal quotes where asked for", "a = 1", .setLiteral(["a"], "C:\\x"), "a = 'C:\\x'"),
        .init("literal quotes that cannot be", "a = 1", .setLiteral(["a"], "it's"), "a = \"it's\""),
        .init("a look-alike in a string", "b = '''\na = 1\n'''\na = 2", .set(["a"], 3), "b = '''\na = 1\n'''\na = 3"),
        .init("a look-alike in a comment", "# a = 1\na = 2", .set(["a"], 3), "# a = 1\na = 3"),
    ]

    static let adding: [TOMLEdit] = [
        .init("to nothing", "", .set(["a"], 1), "a = 1\n"),
        .init("to a byte order mark", "\u{FEFF}", .set(["a"], 1), "\u{FEFF}a = 1\n"),
        .init("behind the last pair", "b = 1\n[t]\nc = 2\n", .set(["a"], 1), "b = 1\na = 1\n[t]\nc = 2\n"),
        .init("before the blank line", "b = 1\n\n[t]\n", .set(["a"], 1), "b = 1\na = 1\n\n[t]\n"),
        .init("behind a value over lines", "b = [\n1]#x\n[t]", .set(["a"], 1), "b = [\n1]#x\na = 1\n[t]"),
        .init("without a final line end", "b = 1", .set(["a"], 1), "b = 1\na = 1"),
        .init("with CRLF", "b = 1\r\n[t]\r\n", .set(["a"], 1), "b = 1\r\na = 1\r\n[t]\r\n"),
        .init("with CRLF and no final line end", "x = 0\r\nb = 1", .set(["a"], 1), "x = 0\r\nb = 1\r\na = 1"),
        .init("with the indentation before", "  b = 1\n", .set(["a"], 1), "  b = 1\n  a = 1\n"),
        .init("before a header", "[t]\nb = 1\n", .set(["a"], 1), "a = 1\n\n[t]\nb = 1\n"),
        .init("before a header with CRLF", "[t]\r\n", .set(["a"], 1), "a = 1\r\n\r\n[t]\r\n"),
        .init("below the leading comment", "# x\n# y\n\n[t]\n", .set(["a"], 1), "# x\n# y\na = 1\n\n[t]\n"),
        .init("between comment and header", "# x\n[t]\n", .set(["a"], 1), "# x\na = 1\n\n[t]\n"),
        .init("before a second comment", "# x\n\n# y\n[t]\n", .set(["a"], 1), "# x\na = 1\n\n# y\n[t]\n"),
        .init("behind mark and comment", "\u{FEFF}# x\n[t]", .set(["a"], 1), "\u{FEFF}# x\na = 1\n\n[t]"),
        .init("to comments only", "# x\n", .set(["a"], 1), "# x\na = 1\n"),
        .init("to a comment without a line end", "# x", .set(["a"], 1), "# x\na = 1"),
        .init("a key that needs quotes", "b = 1\n", .set(["a b"], 1), "b = 1\n\"a b\" = 1\n"),
        .init("to a section", "[t]\nb = 1\n\n[u]\n", .set(["t", "a"], 1), "[t]\nb = 1\na = 1\n\n[u]\n"),
        .init("to an empty section", "[t] # x\n\n[u]", .set(["t", "a"], 1), "[t] # x\na = 1\n\n[u]"),
        .init("to the last section", "[t]\nb = 1", .set(["t", "a"], 1), "[t]\nb = 1\na = 1"),
        .init(
            "to a section with sub-tables", "[t]\n[t.s]\nb = 1\n", .set(["t", "a"], 1), "[t]\na = 1\n[t.s]\nb = 1\n"),
        .init("to an element", "[[e]]\n[[e]]\n", .set(["e", 0, "a"], 1), "[[e]]\na = 1\n[[e]]\n"),
        .init("to a dotted table", "t.b = 1\nc = 2\n", .set(["t", "a"], 1), "t.b = 1\nt.a = 1\nc = 2\n"),
        .init("to an inner dotted table", "[s]\nt.u.b = 1", .set(["s", "t", "a"], 1), "[s]\nt.u.b = 1\nt.a = 1"),
        .init("below a dotted table", "t.b = 1\n", .set(["t", "x", "a"], 1), "t.b = 1\nt.x.a = 1\n"),
    ]

    static let addingTables: [TOMLEdit] = [
        .init("a table to nothing", "", .set(["t", "a"], 1), "[t]\na = 1\n"),
        .init("a table at the end", "b = 1\n", .set(["t", "a"], 1), "b = 1\n\n[t]\na = 1\n"),
        .init("without a final line end", "b = 1", .set(["t", "a"], 1), "b = 1\n\n[t]\na = 1"),
        .init("behind a blank line", "b = 1\n\n", .set(["t", "a"], 1), "b = 1\n\n[t]\na = 1\n"),
        .init("with CRLF", "b = 1\r\n", .set(["t", "a"], 1), "b = 1\r\n\r\n[t]\r\na = 1\r\n"),
        .init("a deep table", "b = 1\n", .set(["t", "u v", "a"], 1), "b = 1\n\n[t.\"u v\"]\na = 1\n"),
        .init("a header for an implied table", "[t.s]\nb = 1\n", .set(["t", "a"], 1), "[t.s]\nb = 1\n\n[t]\na = 1\n"),
        .init(
            "beside its siblings", "[m.x]\nb = 1\n\n[z]\n", .set(["m", "y", "a"], 1),
            "[m.x]\nb = 1\n\n[m.y]\na = 1\n\n[z]\n"),
        .init(
            "between headers without gaps", "[m.x]\n[z]\n", .set(["m", "y", "a"], 1), "[m.x]\n\n[m.y]\na = 1\n\n[z]\n"),
        .init(
            "behind a trailing comment", "[m.x]\nb = 1\n# end of x\n\n[z]\n", .set(["m", "y", "a"], 1),
            "[m.x]\nb = 1\n# end of x\n\n[m.y]\na = 1\n\n[z]\n"),
        .init(
            "before a comment of the next header", "[m.x]\n# about z\n[z]\n", .set(["m", "y", "a"], 1),
            "[m.x]\n\n[m.y]\na = 1\n\n# about z\n[z]\n"),
        .init(
            "a table with content", "b = 1\n", .set(["t"], ["x": 1, "y": ["z": 2]]),
            "b = 1\n\n[t]\nx = 1\ny = { z = 2 }\n"),
        .init("an empty table", "b = 1\n", .set(["t"], [:]), "b = 1\n\n[t]\n"),
        .init("an element", "[[e]]\nx = 1\n[z]\n", .set(["e", 1], ["x": 2]), "[[e]]\nx = 1\n\n[[e]]\nx = 2\n\n[z]\n"),
        .init("an element through a key", "[[e]]\nx = 1\n", .set(["e", 1, "x"], 2), "[[e]]\nx = 1\n\n[[e]]\nx = 2\n"),
        .init(
            "a table of a middle element", "[[e]]\nx = 1\n[[e]]\nx = 2\n", .set(["e", 0, "s", "a"], 1),
            "[[e]]\nx = 1\n\n[e.s]\na = 1\n\n[[e]]\nx = 2\n"),
    ]
}
