import Formats
import Testing

/// Texts that RFC 8259 settles, or leaves to the reader, each with what this reader does.
enum JSONVectors {
    struct Refused: Sendable, CustomTestStringConvertible {
        let bytes: [UInt8]
        let code: FormatError.Code
        var testDescription: String { "\(code): \(String(decoding: bytes, as: UTF8.self).debugDescription)" }
    }

    /// Well formed by the grammar; white space, escapes and number forms in every place they may stand.
    static let accepted: [String] = [
        "[]", "{}", "[[]]", "[{}]", "{\"a\":[]}", "{\"a\":{}}", " [] ", "\t[\n]\r", "\r\n{\r\n}\r\n", "[ ]", "{ }",
        "null", "true", "false", "0", "-0", "1", "-1", "\"\"", "\"a\"", " null ", "[null]", "[true,false,null]",
        "[1,2]", "[1 ,2]", "[1, 2]", "[1\n,\n2]", "[[1],[2]]", "[[[[[[]]]]]]", "{\"a\":1}", "{ \"a\" : 1 }",
        "{\"a\":1,\"b\":2}", "{\"\":0}", "{\"\":{\"\":{}}}", "{\"a\":\"a\"}", "{\"A\":1,\"a\":2}",
        // Numbers, section 6.
        "0.0", "0.1", "-0.0", "-0.1", "10", "100", "1.5", "1.50", "1e1", "1E1", "1e+1", "1e-1", "1E+01", "0e0", "0e+0",
        "0E-00", "-1e-1", "123456789012345678901234567890", "0.000000000000000000000000000001", "1e400", "1e-400",
        "-1e400", "9223372036854775807", "-9223372036854775808", "18446744073709551615", "1.7976931348623157e308",
        "5e-324", "[0,-0,0.0]", "[1e1,1E1]", "12.34e56", "20e1", "1e00",
        // Strings, section 7.
        #""\"""#, #""\\""#, #""\/""#, #""\b\f\n\r\t""#, #""\u0000""#, #""\u001f""#, #""\u0022""#, #""\u005C""#,
        #""\u00e9""#, #""\u00E9""#, #""\uD834\uDD1E""#, #""\ud83d\ude00""#, #""\uFFFF""#, #""\uFFFE""#, #""\uE000""#,
        #""\uD7FF""#, #""\u2028\u2029""#, "\"\u{2028}\u{2029}\"", "\"\u{7F}\"", "\"\u{80}\"", "\"é\"", "\"日本語\"",
        "\"😀\"", "\"\u{10FFFF}\"", "\"\u{FEFF}\"", "\"\u{FFFF}\"", "\"/\"", "\"'\"", #""a\\""#, #""\\\\""#, #""\\\"""#,
        #""\\u0041""#, "\"a b\"", "\"e\u{301}\"", #""\u0061\u0301""#, #"{"\u0061":1}"#, #"{"\"":1}"#, "\"\u{AD}\"",
        "\"[]{},:\"", "\"null\"", "\"//\"", "\"/* */\"", #"["\"]",1]"#, "\" \"", "\"\u{A0}\"",
    ]

    static let refused: [Refused] = refusedTexts.map { Refused(bytes: Array($0.utf8), code: .syntax) } + refusedBytes

    private static let refusedTexts: [String] = [
        // Nothing, or too much.
        "", " ", "\n", "[] []", "[]]", "{}}", "1 2", "null null", "[]x", "{}#", "\"a\"b", "true]", "1,", ",", ":", "]",
        "}",
        // Arrays.
        "[", "[1", "[1,", "[1,]", "[,]", "[,1]", "[1,,2]", "[1 2]", "[1;2]", "[\"a\" \"b\"]", "[1}", "[}", "[[]",
        "[\"a\"",
        "[\"a", "[\"a\",", "[1:2]", "[a]", "[*]", "[1,\n]", "[...1]", "[,", "[\"\",]", "[3[4]]", "[{}", "[{]}",
        // Objects.
        "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{,\"a\":1}", "{\"a\"}", "{\"a\" 1}",
        "{\"a\",1}", "{\"a\"::1}", "{\"a\":1 \"b\":2}", "{\"a\":1,,\"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}",
        "{[]:1}", "{\"a\":1]", "{]", "{\"a\":}", "{:1}", "{\"a\":1;}", "{\"a\"=1}", "{\"a\":1}}", "{\"a\":\"b\"",
        "{\"a\":/**/1}",
        "{\"a\":1/**/}", "{\"a\":1}//", "{\"a\":1}#", "{\"a", "{\"a\":1,}}", "{true:1}",
        // Literals.
        "nul", "nulll", "Null", "NULL", "tru", "True", "truee", "fals", "False", "falsee", "n", "t", "f", "undefined",
        "NaN", "nan", "Infinity", "-Infinity", "inf", "-", "+", "[nul]", "[tru]", "[fals]", "None", "yes",
        // Numbers.
        "01", "-01", "00", "-00", "+1", ".5", "-.5", "1.", "-1.", "1.e1", "1e", "1e+", "1E-", "1ee1", "1e1e1", "1e1.5",
        "0x1F", "0b1", "0o7", "1_000", "1,000", "1 000", "--1", "-+1", "+-1", "1+1", "1-1", "1.2.3", "1e1.", "0e",
        "0.e1",
        "-a", "1a", "1f", "0.3e", "0.3e+", "2.e3", "9.e+", "-1x", "[-]", "[1.]", "[.1]", "1/2", "１", "∞", "01.5", "1e٣",
        // Strings.
        "\"", "\"a", "\"\\\"", "\"\\", "\"\\\\\\\"", "'a'", "`a`", "a", "\"\\a\"", "\"\\x41\"", "\"\\0\"", "\"\\'\"",
        "\"\\ \"",
        "\"\\u\"", "\"\\u0\"", "\"\\u00\"", "\"\\u000\"", "\"\\u000g\"", "\"\\u+123\"", "\"\\u 123\"", "\"\\U0041\"",
        "\"\\u{41}\"",
        "\"\\uD83D\\u\"", "\"\\uD83D\\uDE0\"", "\"\\u00", "\"\\é\"", "\"\\😀\"", "\"a\nb\"", "\"a\rb\"", "\"a\tb\"",
        "\"\0\"",
        "\"\u{1F}\"", "\"\u{1}\"", "\"\\\n\"", "\"\\v\"", "\"\\e\"", "\"\"\"", "\"a\"\"b\"", "“a”",
        // White space that is none here, comments, marks.
        "\u{A0}1", "\u{2028}1", "\u{3000}[]", "\u{0B}1", "\u{0C}[]", "\0", "[\u{A0}]", "1\0", "[1]\0", "// a\n1",
        "/* a */1",
        "1 // a", "# a\n1", "\u{FEFF}1", "\u{FEFF}", "\u{FEFF}{}", "<a/>", "---\na: 1", "(1)",
    ]

    private static let refusedBytes: [Refused] = [
        // Half surrogates: no String can hold them.
        text(#""\uD800""#, .range), text(#""\uDC00""#, .range), text(#""\uDFFF""#, .range),
        text(#""\uD800\uD800""#, .range),
        text(#""\uD800\u0041""#, .range), text(#""\uD800A""#, .range), text(#""\uD800\n""#, .range),
        text(#""\uDC00\uD800""#, .range),
        text(#""a\uD83Db""#, .range), text(#"{"\uD83D":1}"#, .range), text(#""\uDBFF\uE000""#, .range),
        // Names that stand twice, written alike or not.
        text(#"{"a":1,"a":2}"#, .duplicate), text(#"{"a":1,"b":2,"a":1}"#, .duplicate),
        text(#"{"a":1,"\u0061":2}"#, .duplicate), text(#"[{"":1,"":2}]"#, .duplicate),
        // UTF-8, RFC 3629: stray, cut off, too long, surrogates, too large.
        string([0x80]), string([0xBF]), string([0xC3]), string([0xC3, 0x28]), string([0xE2, 0x82]),
        string([0xE2, 0x28, 0xA1]),
        string([0xF0, 0x9F, 0x98]), string([0xF0, 0x28, 0x8C, 0xBC]), string([0xC0, 0xAF]), string([0xC1, 0xBF]),
        string([0xE0, 0x80, 0xAF]), string([0xE0, 0x9F, 0xBF]), string([0xF0, 0x80, 0x80, 0xAF]),
        string([0xF0, 0x8F, 0xBF, 0xBF]),
        string([0xED, 0xA0, 0x80]), string([0xED, 0xBF, 0xBF]), string([0xF4, 0x90, 0x80, 0x80]),
        string([0xF5, 0x80, 0x80, 0x80]),
        string([0xFE]), string([0xFF]), string([0xF8, 0x88, 0x80, 0x80, 0x80]), string([0x41, 0xE9, 0x42]),
        string(Array("\\n".utf8) + [0xFF]), string([0xFF] + Array("\\n".utf8)),
        Refused(bytes: [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], code: .encoding),
        // Other encodings, and bytes outside strings.
        Refused(bytes: [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], code: .syntax),
        Refused(bytes: [0x00, 0x5B, 0x00, 0x5D], code: .syntax),
        Refused(bytes: [0x5B, 0x00, 0x5D, 0x00], code: .syntax), Refused(bytes: [0xE9], code: .syntax),
        Refused(bytes: [0x5B, 0xFF, 0x5D], code: .syntax), Refused(bytes: [0x31, 0xE5], code: .syntax),
        Refused(bytes: [0xEF, 0xBB], code: .syntax), Refused(bytes: [0x5B, 0x5D, 0xFF], code: .syntax),
    ]

    private static func text(_ text: String, _ code: FormatError.Code) -> Refused {
        Refused(bytes: Array(text.utf8), code: code)
    }

    private static func string(_ content: [UInt8]) -> Refused {
        Refused(bytes: [0x22] + content + [0x22], code: .encoding)
    }
}
