extension ValidTOML {
    static let arrays: [ValidTOML] = [
        ValidTOML(
            "an empty array",
            "a = []\nb = [ ]\nc = [\n]",
            "{a: [], b: [], c: []}"),
        ValidTOML(
            "integers",
            "a = [1, 2, 3]\nb=[1,2,3]",
            "{a: [1, 2, 3], b: [1, 2, 3]}"),
        ValidTOML(
            "a comma at the end",
            "a = [1, 2,]\nb = [1 , ]",
            "{a: [1, 2], b: [1]}"),
        ValidTOML(
            "values of several kinds",
            #"a = [1, "x", 2.5, true, [1], {b = 1}]"#,
            #"{a: [1, "x", 2.5, true, [1], {b: 1}]}"#),
        ValidTOML(
            "arrays within arrays",
            #"a = [[1, 2], ["x"], [[]]]"#,
            #"{a: [[1, 2], ["x"], [[]]]}"#),
        ValidTOML(
            "lines and comments between elements",
            "a = [ # one\n  1, # two\n\n  # three\n  2 # four\n  , 3\n] # five",
            "{a: [1, 2, 3]}"),
        ValidTOML(
            "CRLF between elements",
            "a = [\r\n1,\r\n2\r\n]\r\n",
            "{a: [1, 2]}"),
        ValidTOML(
            "a multi-line string as an element",
            #"a = ["""x\#ny""", '''z\#n''']"#,
            #"{a: ["x\u{a}y", "z\u{a}"]}"#),
        ValidTOML(
            "tables in an array",
            "a = [{x = 1}, {x = 2, y.z = 3}, {}]",
            "{a: [{x: 1}, {x: 2, y: {z: 3}}, {}]}"),
        ValidTOML(
            "something like a comment in a string",
            ##"a = ["# x", '] y'] # z"##,
            ##"{a: ["# x", "] y"]}"##),
        ValidTOML(
            "a comment with a bracket",
            "a = [\n1 # ]\n]",
            "{a: [1]}"),
        ValidTOML(
            "an empty inline table",
            "a = {}\nb = { }\nc = {\t}",
            "{a: {}, b: {}, c: {}}"),
        ValidTOML(
            "an inline table",
            #"a = { x = 1, y = "b" }"#,
            #"{a: {x: 1, y: "b"}}"#),
        ValidTOML(
            "dotted keys in an inline table",
            #"a = { b.c = 1, b.d = 2, "e f".g = 3 }"#,
            #"{a: {b: {c: 1, d: 2}, "e f": {g: 3}}}"#),
        ValidTOML(
            "inline tables within one another",
            "a = { b = { c = { d = 1 } } }",
            "{a: {b: {c: {d: 1}}}}"),
        ValidTOML(
            "an array over lines within an inline table",
            "a = { b = [\n1,\n2 # x\n], c = 3 }",
            "{a: {b: [1, 2], c: 3}}"),
        ValidTOML(
            "a multi-line string within an inline table",
            #"a = { b = """x\#ny""", c = 1 }"#,
            #"{a: {b: "x\u{a}y", c: 1}}"#),
        ValidTOML(
            "inline tables without blanks",
            "a={b=1,c={d=2}}",
            "{a: {b: 1, c: {d: 2}}}"),
        ValidTOML(
            "an inline table under a dotted key",
            "a.b = { c = 1 }\na.d = 2",
            "{a: {b: {c: 1}, d: 2}}"),
        ValidTOML(
            "an inline table in a section",
            "[a]\nb = { c = 1 }\nd = 2",
            "{a: {b: {c: 1}, d: 2}}"),
    ]
}
