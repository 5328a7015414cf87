extension ValidTOML {
    static let tables: [ValidTOML] = [
        ValidTOML(
            "an empty table",
            "[a]",
            "{a: {}}"),
        ValidTOML(
            "a table with pairs",
            "[a]\nx = 1\ny = 2\n[b]\nx = 3",
            "{a: {x: 1, y: 2}, b: {x: 3}}"),
        ValidTOML(
            "nested tables",
            "[a]\n[a.b]\nx = 1\n[a.b.c]",
            "{a: {b: {x: 1, c: {}}}}"),
        ValidTOML(
            "a super-table defined later",
            "[x.y.z.w]\n[x]\na = 1",
            "{x: {y: {z: {w: {}}}, a: 1}}"),
        ValidTOML(
            "a super-table later with its own pairs",
            "[a.b]\nx = 1\n[a]\ny = 2",
            "{a: {b: {x: 1}, y: 2}}"),
        ValidTOML(
            "blanks in a header",
            #"[ d . e . f ]\#n[ j . "ʞ" . 'l' ]"#,
            #"{d: {e: {f: {}}}, j: {"ʞ": {l: {}}}}"#),
        ValidTOML(
            "a header with quoted parts",
            #"[dog."tater.man"]\#ntype.name = "pug""#,
            #"{dog: {"tater.man": {type: {name: "pug"}}}}"#),
        ValidTOML(
            "an empty quoted header",
            #"[""]\#nx = 1\#n["".""]"#,
            #"{"": {x: 1, "": {}}}"#),
        ValidTOML(
            "a comment behind a header",
            "[a] # x\n[b]#y",
            "{a: {}, b: {}}"),
        ValidTOML(
            "headers out of order",
            "[fruit.apple]\n[animal]\n[fruit.orange]",
            "{fruit: {apple: {}, orange: {}}, animal: {}}"),
        ValidTOML(
            "a sub-table of a dotted table",
            #"[fruit]\#napple.color = "red"\#napple.taste.sweet = true\#n[fruit.apple.texture]\#nsmooth = true"#,
            #"{fruit: {apple: {color: "red", taste: {sweet: true}, texture: {smooth: true}}}}"#),
        ValidTOML(
            "a dotted key through a table that only headers implied",
            "[a.b.c]\nz = 9\n[a]\nb.t = 1",
            "{a: {b: {c: {z: 9}, t: 1}}}"),
        ValidTOML(
            "an indented header",
            "  [a]\n    x = 1\n\t[a.b]\n\ty = 2",
            "{a: {x: 1, b: {y: 2}}}"),
        ValidTOML(
            "one element",
            "[[a]]\nx = 1",
            "{a: [{x: 1}]}"),
        ValidTOML(
            "several elements, one empty",
            #"[[products]]\#nname = "Hammer"\#n[[products]]\#n[[products]]\#nname = "Nail""#,
            #"{products: [{name: "Hammer"}, {}, {name: "Nail"}]}"#),
        ValidTOML(
            "sub-tables of elements",
            "[[f]]\nn = 1\n[f.p]\nc = 2\n[[f]]\nn = 3\n[f.p]\nc = 4",
            "{f: [{n: 1, p: {c: 2}}, {n: 3, p: {c: 4}}]}"),
        ValidTOML(
            "arrays of tables within one another",
            "[[f]]\nn = 1\n[[f.v]]\nn = 2\n[[f.v]]\nn = 3\n[[f]]\n[[f.v]]\nn = 4",
            "{f: [{n: 1, v: [{n: 2}, {n: 3}]}, {v: [{n: 4}]}]}"),
        ValidTOML(
            "an array of tables under a table that is implied",
            "[[a.b]]\nx = 1\n[a]\ny = 2",
            "{a: {b: [{x: 1}], y: 2}}"),
        ValidTOML(
            "blanks in an element header",
            "[[ a . b ]]\nx = 1",
            "{a: {b: [{x: 1}]}}"),
        ValidTOML(
            "a table under the last element",
            "[[a]]\n[a.b]\n[[a]]\n[a.b]\nx = 1",
            "{a: [{b: {}}, {b: {x: 1}}]}"),
        ValidTOML(
            "dotted keys within elements",
            "[[a]]\nb.c = 1\nb.d = 2\n[[a]]\nb.c = 3",
            "{a: [{b: {c: 1, d: 2}}, {b: {c: 3}}]}"),
        ValidTOML(
            "a table named like a value",
            "[true]\n[1979-05-27]\n[0x1]",
            "{true: {}, 1979-05-27: {}, 0x1: {}}"),
        ValidTOML(
            "an element under a table below an element",
            "[[a]]\n[a.b]\n[[a.b.c]]\nx = 1\n[[a.b.c]]\nx = 2",
            "{a: [{b: {c: [{x: 1}, {x: 2}]}}]}"),
    ]
}
