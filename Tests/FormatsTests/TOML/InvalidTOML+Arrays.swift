import Formats

extension InvalidTOML {
    static let arrays: [InvalidTOML] = [
        InvalidTOML("an array that is not closed", "a = [1, 2", .syntax, line: 1),
        InvalidTOML("an array that is not closed after a comma", "a = [1,\n", .syntax, line: 1),
        InvalidTOML("an array closed by a brace", "a = [1}", .syntax, line: 1),
        InvalidTOML("two values without a comma", "a = [1\n\n2]", .syntax, line: 3),
        InvalidTOML("a comma in front", "a = [, 1]", .syntax, line: 1),
        InvalidTOML("two commas", "a = [1,, 2]", .syntax, line: 1),
        InvalidTOML("nothing but a comma", "a = [,]", .syntax, line: 1),
        InvalidTOML("text behind an array", "a = [1] x", .syntax, line: 1),
        InvalidTOML("a pair in an array", "a = [b = 1]", .syntax, line: 1),
        InvalidTOML("an array closed in a comment", "a = [1 # ]\n", .syntax, line: 1),
        InvalidTOML("a control character in a comment within an array", "a = [\n1, # \u{1}\n]", .syntax, line: 2),
        InvalidTOML("a carriage return alone in an array", "a = [\n1,\r2]", .syntax, line: 2),
        InvalidTOML("an inline table that is not closed", "a = { b = 1", .syntax, line: 1),
        InvalidTOML("an inline table without anything", "a = {", .syntax, line: 1),
        InvalidTOML("a comma at the end of an inline table", "a = { b = 1, }", .syntax, line: 1),
        InvalidTOML("a comma in front in an inline table", "a = { , b = 1 }", .syntax, line: 1),
        InvalidTOML("two commas in an inline table", "a = { b = 1,, c = 2 }", .syntax, line: 1),
        InvalidTOML("no comma in an inline table", "a = { b = 1 c = 2 }", .syntax, line: 1),
        InvalidTOML("a line end in an inline table", "a = { b = 1,\nc = 2 }", .syntax, line: 1),
        InvalidTOML("a line end at the beginning of an inline table", "a = {\nb = 1 }", .syntax, line: 1),
        InvalidTOML("a line end before the closing brace", "a = { b = 1\n}", .syntax, line: 1),
        InvalidTOML("a comment in an inline table", "a = { b = 1 # x\n}", .syntax, line: 1),
        InvalidTOML("a value without a key in an inline table", "a = { 1 }", .syntax, line: 1),
        InvalidTOML("a key twice in an inline table", "a = { b = 1, b = 2 }", .duplicate, line: 1),
        InvalidTOML("a dotted key over a scalar in an inline table", "a = { b = 1, b.c = 2 }", .duplicate, line: 1),
        InvalidTOML("a scalar over a dotted key in an inline table", "a = { b.c = 1, b = 2 }", .duplicate, line: 1),
        InvalidTOML(
            "a dotted key into an inline table within an inline table", "a = { b = { c = 1 }, b.d = 2 }", .duplicate,
            line: 1),
        InvalidTOML(
            "a key twice in an inline table on a later line", #"[t]\#n\#na = [ {},\#n { b = 1, "b" = 2 } ]"#,
            .duplicate, line: 4),
    ]
}
