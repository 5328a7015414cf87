extension ValidTOML {
    static let layout: [ValidTOML] = [
        ValidTOML(
            "a byte order mark at the start",
            "\u{FEFF}a = 1",
            "{a: 1}"),
        ValidTOML(
            "nothing but a byte order mark",
            "\u{FEFF}",
            "{}"),
        ValidTOML(
            "a byte order mark before a comment",
            "\u{FEFF}# x\na = 1",
            "{a: 1}"),
        ValidTOML(
            "CRLF everywhere",
            "a = 1\r\n\r\n# x\r\n[b]\r\nc = 2\r\n",
            "{a: 1, b: {c: 2}}"),
        ValidTOML(
            "line ends of both kinds",
            "a = 1\nb = 2\r\nc = 3\n",
            "{a: 1, b: 2, c: 3}"),
        ValidTOML(
            "no line end at the end",
            "[a]\nb = 1",
            "{a: {b: 1}}"),
        ValidTOML(
            "a comment without a line end at the end",
            "a = 1\n# x",
            "{a: 1}"),
        ValidTOML(
            "text beyond ASCII in a comment",
            "# žluť \u{80} 漢字\na = 1",
            "{a: 1}"),
        ValidTOML(
            "a tab in a comment",
            "#\tx\ty\na = 1 #\t",
            "{a: 1}"),
        ValidTOML(
            "an empty comment",
            "#\n#\r\na = 1#",
            "{a: 1}"),
        ValidTOML(
            "blanks at the end of lines",
            "a = 1 \t \n[b]\t\n \t",
            "{a: 1, b: {}}"),
        ValidTOML(
            "many blank lines",
            "\n\n\n\na = 1\n\n\n\n",
            "{a: 1}"),
        ValidTOML(
            "commented out pairs",
            "#a = 1\n# [b]\nc = 2",
            "{c: 2}"),
    ]
}
