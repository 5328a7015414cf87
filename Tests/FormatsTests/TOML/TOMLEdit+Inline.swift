import Formats

extension TOMLEdit {
    static let inline: [TOMLEdit] = [
        .init("a value in braces", "t = { a = 1, b=2 } # x", .set(["t", "b"], 3), "t = { a = 1, b=3 } # x"),
        .init("a dotted value in braces", "t = { a.b = 1 }", .set(["t", "a", "b"], 2), "t = { a.b = 2 }"),
        .init("a value in inner braces", "t = {a={b=1}}", .set(["t", "a", "b"], 2), "t = {a={b=2}}"),
        .init("a member is added", "t = { a = 1 }", .set(["t", "b"], 2), "t = { a = 1, b = 2 }"),
        .init("a member is added without blanks", "t = {a=1}", .set(["t", "b"], 2), "t = {a=1, b = 2}"),
        .init("a member of empty braces", "t = {}", .set(["t", "b"], 2), "t = { b = 2 }"),
        .init("a member of braces with a blank", "t = { } # x", .set(["t", "b"], 2), "t = { b = 2 } # x"),
        .init("a deep member", "t = { a = 1 }", .set(["t", "b", "c"], 2), "t = { a = 1, b = { c = 2 } }"),
        .init(
            "beside a dotted member", "t = { a.b = 1, c = 2 }", .set(["t", "a", "d"], 3),
            "t = { a.b = 1, a.d = 3, c = 2 }"),
        .init("a member in an array", "t = [{ a = 1 }, {}]", .set(["t", 1, "a"], 2), "t = [{ a = 1 }, { a = 2 }]"),
        .init("the first member goes", "t = { a = 1, b = 2 }", .remove(["t", "a"]), "t = { b = 2 }"),
        .init("a middle member goes", "t = { a = 1, b = 2, c = 3 }", .remove(["t", "b"]), "t = { a = 1, c = 3 }"),
        .init("the last member goes", "t = { a = 1, b = 2 }", .remove(["t", "b"]), "t = { a = 1 }"),
        .init("the only member goes", "t = { a = 1 } # x", .remove(["t", "a"]), "t = {} # x"),
        .init(
            "dotted members go together", "t = { a.x = 1, b = 2, a.y = 3, c = 4 }", .removeAll(["t", "a"]),
            "t = { b = 2, c = 4 }"),
    ]

    static let arrays: [TOMLEdit] = [
        .init("an element is replaced", "a = [1, 2, 3]", .set(["a", 1], "x"), "a = [1, \"x\", 3]"),
        .init("an element is appended", "a = [1, 2]", .set(["a", 2], 3), "a = [1, 2, 3]"),
        .init("behind a last comma", "a = [1, 2,]", .set(["a", 2], 3), "a = [1, 2, 3,]"),
        .init("to an empty array", "a = []", .set(["a", 0], 1), "a = [1]"),
        .init("to an array of a comment", "a = [ # x\n]", .set(["a", 0], 1), "a = [1 # x\n]"),
        .init(
            "on a line of its own", "a = [\n  1, # one\n  2, # two\n]\n", .set(["a", 2], 3),
            "a = [\n  1, # one\n  2, # two\n  3,\n]\n"),
        .init(
            "on a line of its own without a last comma", "a = [\r\n\t1,\r\n\t2 # two\r\n]\r\n", .set(["a", 2], 3),
            "a = [\r\n\t1,\r\n\t2, # two\r\n\t3\r\n]\r\n"),
        .init("the first element goes", "a = [1, 2, 3]", .remove(["a", 0]), "a = [2, 3]"),
        .init("the last element goes", "a = [1, 2]", .remove(["a", 1]), "a = [1]"),
        .init("the only element goes", "a = [1]", .remove(["a", 0]), "a = []"),
        .init(
            "an element goes with its line", "a = [\n  1, # one\n  2, # two\n]\n", .remove(["a", 0]),
            "a = [\n  2, # two\n]\n"),
        .init(
            "a comment before the comma stays", "a = [1 # one\n, 2]", .remove(["a", 0]), "a = [ # one\n 2]"),
    ]

    static let removing: [TOMLEdit] = [
        .init("a pair with its comment", "a = 1 # x\nb = 2\n", .remove(["a"]), "b = 2\n"),
        .init("a pair that is not there", "b = 2\n", .remove(["a"]), "b = 2\n"),
        .init("the only pair", "a = 1", .remove(["a"]), ""),
        .init("the only pair behind a mark", "\u{FEFF}a = 1\r\n", .remove(["a"]), "\u{FEFF}"),
        .init("the last pair without a line end", "b = 2\r\na = 1", .remove(["a"]), "b = 2"),
        .init("a value over lines", "b = 1\na = '''\nx\n''' # y\nc = 3", .remove(["a"]), "b = 1\nc = 3"),
        .init("the comment above stays", "# x\na = 1\nb = 2", .remove(["a"]), "# x\nb = 2"),
        .init("a pair of a section", "[t]\na = 1\nb = 2\n", .remove(["t", "a"]), "[t]\nb = 2\n"),
        .init("a section stays when empty", "[t]\na = 1\n", .remove(["t", "a"]), "[t]\n"),
        .init("a dotted pair", "t.a = 1\nt.b = 2\n", .remove(["t", "a"]), "t.b = 2\n"),
        .init("a dotted table goes with its last pair", "t.a = 1\nb = 2\n", .remove(["t", "a"]), "b = 2\n"),
    ]

    static let removingAll: [TOMLEdit] = [
        .init("a section", "a = 1\n\n[t]\nx = 1\n\n[u]\ny = 2\n", .removeAll(["t"]), "a = 1\n\n\n[u]\ny = 2\n"),
        .init("a section with comments inside", "[t]\n# x\nx = 1\n# y\n[u]", .removeAll(["t"]), "# y\n[u]"),
        .init("a section and its sub-tables", "[t]\nx = 1\n[u]\n[t.s]\ny = 1\n", .removeAll(["t"]), "[u]\n"),
        .init("the last section", "a = 1\n[t]\nx = 1", .removeAll(["t"]), "a = 1"),
        .init("an implied table", "[t.s]\nx = 1\n[u]\n[t.r]\n", .removeAll(["t"]), "[u]\n"),
        .init("what only a sub-table implied", "[t.s]\nx = 1\n[u]\n", .removeAll(["t", "s"]), "[u]\n"),
        .init("dotted keys", "t.a = 1\nb = 2\nt.c.d = 3\n", .removeAll(["t"]), "b = 2\n"),
        .init("dotted keys and deeper headers", "t.a.x = 1\n[t.a.b]\ny = 2\n[u]", .removeAll(["t"]), "[u]"),
        .init("a scalar", "t = 1\nb = 2\n", .removeAll(["t"]), "b = 2\n"),
        .init("nothing", "b = 2\n", .removeAll(["t"]), "b = 2\n"),
        .init("an array of tables", "[[e]]\nx = 1\n[e.s]\n[[e]]\n[u]\n", .removeAll(["e"]), "[u]\n"),
        .init("one element", "[[e]]\nx = 1\n[e.s]\n[[e]]\nx = 2\n", .removeAll(["e", 0]), "[[e]]\nx = 2\n"),
        .init("a same name elsewhere stays", "[p.t]\nx = 1\n[t]\ny = 2\n", .removeAll(["t"]), "[p.t]\nx = 1\n"),
    ]
}
