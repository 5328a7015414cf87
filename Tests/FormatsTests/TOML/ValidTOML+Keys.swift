extension ValidTOML {
    static let keys: [ValidTOML] = [
        ValidTOML(
            "an empty document",
            "",
            "{}"),
        ValidTOML(
            "nothing but blanks and comments",
            " \t\n# x\n\t# y",
            "{}"),
        ValidTOML(
            "a key of digits and dashes",
            "1234 = 1\n-a_- = 2\n- = 3",
            "{1234: 1, -a_-: 2, -: 3}"),
        ValidTOML(
            "a key that looks like a float is dotted",
            #"3.14159 = "pi""#,
            #"{3: {14159: "pi"}}"#),
        ValidTOML(
            "a quoted key",
            #""127.0.0.1" = 1\#n"character encoding" = 2\#n'quoted "value"' = 3"#,
            #"{"127.0.0.1": 1, "character encoding": 2, "quoted \"value\"": 3}"#),
        ValidTOML(
            "an empty quoted key",
            #""" = 1"#,
            #"{"": 1}"#),
        ValidTOML(
            "an empty literal key",
            "'' = 1",
            #"{"": 1}"#),
        ValidTOML(
            "escapes in a key",
            #""\u0061\n" = 1"#,
            #"{"a\u{a}": 1}"#),
        ValidTOML(
            "a key beyond ASCII in quotes",
            #""ʎǝʞ" = 1"#,
            #"{"ʎǝʞ": 1}"#),
        ValidTOML(
            "two spellings of one letter are two keys",
            #""é" = 1\#n"e\#u{301}" = 2"#,
            #"{"é": 1, "e\#u{301}": 2}"#),
        ValidTOML(
            "a bare and a quoted spelling agree",
            #"a."b".'c' = 1\#na.b.d = 2"#,
            "{a: {b: {c: 1, d: 2}}}"),
        ValidTOML(
            "blanks around the dots",
            #"fruit . flavor = 1\#nfruit.  "x" .y = 2"#,
            "{fruit: {flavor: 1, x: {y: 2}}}"),
        ValidTOML(
            "blanks around the key and the equals sign",
            "  a  =  1\t\n\tb\t=\t2  ",
            "{a: 1, b: 2}"),
        ValidTOML(
            "no blanks at all",
            #"a=1\#nb="x"\#n[t]\#nc=1#x"#,
            #"{a: 1, b: "x", t: {c: 1}}"#),
        ValidTOML(
            "dotted keys out of order",
            #"apple.type = "fruit"\#norange.type = "fruit"\#napple.skin = "thin""#,
            #"{apple: {type: "fruit", skin: "thin"}, orange: {type: "fruit"}}"#),
        ValidTOML(
            "keys named like values",
            "true = 1\nfalse = 2\ninf = 3\nnan = 4",
            "{true: 1, false: 2, inf: 3, nan: 4}"),
        ValidTOML(
            "upper and lower case differ",
            "a = 1\nA = 2",
            "{a: 1, A: 2}"),
        ValidTOML(
            "a long dotted key",
            "a.b.c.d.e.f = 1",
            "{a: {b: {c: {d: {e: {f: 1}}}}}}"),
        ValidTOML(
            "a dotted key beside a table made by another",
            "a.b = 1\na.c.d = 2\na.c.e = 3",
            "{a: {b: 1, c: {d: 2, e: 3}}}"),
        ValidTOML(
            "a key that holds a hash and an equals sign",
            #""a#=b" = 1"#,
            #"{"a#=b": 1}"#),
    ]
}
