extension ValidTOML {
    static let strings: [ValidTOML] = [
        ValidTOML(
            "an empty basic string",
            #"a = """#,
            #"{a: ""}"#),
        ValidTOML(
            "a basic string with every short escape",
            #"a = "\b\t\n\f\r\"\\""#,
            #"{a: "\u{8}\u{9}\u{a}\u{c}\u{d}\"\\"}"#),
        ValidTOML(
            "a four digit escape",
            #"a = "\u00E9\u20ac""#,
            #"{a: "é€"}"#),
        ValidTOML(
            "an eight digit escape",
            #"a = "\U0001F600\U0010FFFF""#,
            #"{a: "😀\#u{10FFFF}"}"#),
        ValidTOML(
            "escapes beside the surrogates",
            #"a = "\uD7FF\uE000""#,
            #"{a: "\#u{D7FF}\#u{E000}"}"#),
        ValidTOML(
            "an escaped NUL and DEL",
            #"a = "\u0000\u007f""#,
            #"{a: "\u{0}\u{7f}"}"#),
        ValidTOML(
            "a tab as it is",
            #"a = "x\#ty""#,
            #"{a: "x\u{9}y"}"#),
        ValidTOML(
            "text beyond ASCII as it is",
            #"a = "žluť 漢字 😀""#,
            #"{a: "žluť 漢字 😀"}"#),
        ValidTOML(
            "a hash inside a string",
            ##"a = "# no comment" # but this is"##,
            ##"{a: "# no comment"}"##),
        ValidTOML(
            "quotes of the other kind",
            #"a = "it's"\#nb = 'say "x"' "#,
            #"{a: "it's", b: "say \"x\""}"#),
        ValidTOML(
            "a Windows path in a literal string",
            #"a = 'C:\x\new\u0041'"#,
            #"{a: "C:\\x\\new\\u0041"}"#),
        ValidTOML(
            "an empty literal string",
            "a = ''",
            #"{a: ""}"#),
        ValidTOML(
            "a tab in a literal string",
            "a = 'x\ty'",
            #"{a: "x\u{9}y"}"#),
        ValidTOML(
            "a byte order mark inside a string",
            #"a = "\#u{FEFF}x""#,
            #"{a: "\#u{FEFF}x"}"#),
        ValidTOML(
            "two spellings of one letter stay two strings",
            #"a = ["é", "e\#u{301}"]"#,
            #"{a: ["é", "e\#u{301}"]}"#),
        ValidTOML(
            "C1 controls are allowed",
            #"a = "\#u{80}\#u{9F}""#,
            #"{a: "\#u{80}\#u{9F}"}"#),
        ValidTOML(
            "an empty multi-line string",
            #"a = """""""#,
            #"{a: ""}"#),
        ValidTOML(
            "an empty multi-line literal string",
            "a = ''''''",
            #"{a: ""}"#),
        ValidTOML(
            "the first line end is trimmed",
            #"a = """\#nx\#ny""""#,
            #"{a: "x\u{a}y"}"#),
        ValidTOML(
            "only one line end is trimmed",
            #"a = """\#n\#nx""""#,
            #"{a: "\u{a}x"}"#),
        ValidTOML(
            "blanks before the first line end are kept",
            #"a = """ \#nx""""#,
            #"{a: " \u{a}x"}"#),
        ValidTOML(
            "a line ending backslash",
            #"a = """one \\#n   two""""#,
            #"{a: "one two"}"#),
        ValidTOML(
            "a line ending backslash with blanks behind it",
            #"a = """one \  \#t\#n\#n\#n \#t two""""#,
            #"{a: "one two"}"#),
        ValidTOML(
            "a line ending backslash before the end",
            #"a = """one\\#n   """"#,
            #"{a: "one"}"#),
        ValidTOML(
            "two backslashes at the end of a line",
            #"a = """one\\\#ntwo""""#,
            #"{a: "one\\\u{a}two"}"#),
        ValidTOML(
            "one and two quotes inside",
            #"a = """a"b""c""""#,
            #"{a: "a\"b\"\"c"}"#),
        ValidTOML(
            "a quote before the closing ones",
            #"a = """x"""""#,
            #"{a: "x\""}"#),
        ValidTOML(
            "two quotes before the closing ones",
            #"a = """x""""""#,
            #"{a: "x\"\""}"#),
        ValidTOML(
            "nothing but two quotes",
            #"a = """""""""#,
            #"{a: "\"\""}"#),
        ValidTOML(
            "escaped quotes inside",
            #"a = """x\"""y""""#,
            #"{a: "x\"\"\"y"}"#),
        ValidTOML(
            "two apostrophes before the closing ones",
            "a = '''x'''''",
            #"{a: "x''"}"#),
        ValidTOML(
            "apostrophes inside a multi-line literal string",
            "a = '''it''s\n'here' '''",
            #"{a: "it''s\u{a}'here' "}"#),
        ValidTOML(
            "a multi-line literal string keeps backslashes",
            #"a = '''\#nC:\x\\#ny'''"#,
            #"{a: "C:\\x\\\u{a}y"}"#),
        ValidTOML(
            "CRLF in a multi-line string means a line feed",
            #"a = """\#r\#nx\#r\#ny"""\#r\#n"#,
            #"{a: "x\u{a}y"}"#),
        ValidTOML(
            "CRLF in a multi-line literal string means a line feed",
            "a = '''x\r\ny'''\r\n",
            #"{a: "x\u{a}y"}"#),
        ValidTOML(
            "a line ending backslash before CRLF",
            #"a = """x\\#r\#n  y""""#,
            #"{a: "xy"}"#),
        ValidTOML(
            "something like a comment in a multi-line string",
            #"a = """\#n# x\#n[y]\#nz = 1\#n""""#,
            ##"{a: "# x\u{a}[y]\u{a}z = 1\u{a}"}"##),
    ]
}
