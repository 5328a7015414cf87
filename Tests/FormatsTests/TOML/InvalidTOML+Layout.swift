import Formats

extension InvalidTOML {
    static let layout: [InvalidTOML] = [
        InvalidTOML("a carriage return alone", "a = 1\rb = 2", .syntax, line: 1),
        InvalidTOML("a carriage return at the end", "a = 1\r", .syntax, line: 1),
        InvalidTOML("a carriage return alone in a comment", "# x\ry", .syntax, line: 1),
        InvalidTOML("a line of a carriage return", "\r", .syntax, line: 1),
        InvalidTOML("a NUL in a comment", "# \u{0}", .syntax, line: 1),
        InvalidTOML("a control character in a comment", "a = 1 # \u{1B}[0m", .syntax, line: 1),
        InvalidTOML("DEL in a comment", "\n# \u{7F}", .syntax, line: 2),
        InvalidTOML("a NUL between lines", "a = 1\n\u{0}", .syntax, line: 2),
        InvalidTOML("a form feed between lines", "a = 1\n\u{C}\nb = 2", .syntax, line: 2),
        InvalidTOML("a byte order mark in the middle", "a = 1\n\u{FEFF}b = 2", .syntax, line: 2),
        InvalidTOML("two byte order marks", "\u{FEFF}\u{FEFF}a = 1", .syntax, line: 1),
        InvalidTOML("a non-breaking space", "a\u{A0}= 1", .syntax, line: 1),
        InvalidTOML("a comment in the wrong style", "// x", .syntax, line: 1),
        InvalidTOML("a semicolon at the end", "a = 1;", .syntax, line: 1),
        InvalidTOML("JSON", #"{"a": 1}"#, .syntax, line: 1),
        InvalidTOML("YAML", "a:\n  - b", .syntax, line: 1),
    ]
}
