import Formats
import Testing

@Suite("The place a JSON error names") struct JSONPositionTests {
    struct Case: Sendable {
        let text: String
        let line: Int
        let column: Int
        let message: String
    }

    static let cases = [
        Case(text: "", line: 1, column: 1, message: "expected a value, found the end of the text"),
        Case(text: "[1,\n 2,\n x]", line: 3, column: 2, message: "expected a value"),
        Case(text: "[1,\r\n 2,\r\n x]", line: 3, column: 2, message: "expected a value"),
        Case(text: "[\"日本\" 1]", line: 1, column: 7, message: "expected ',' or ']' after an array item"),
        Case(text: "{\"😀\" 1}", line: 1, column: 6, message: "expected ':' after a member name"),
        Case(text: "{\"a\":1 \"b\":2}", line: 1, column: 8, message: "expected ',' or '}' after an object member"),
        Case(text: "[1,]", line: 1, column: 4, message: "expected a value after ',': a trailing comma is not allowed"),
        Case(
            text: "{\"a\":1,\n}", line: 2, column: 1,
            message: "expected a member name after ',': a trailing comma is not allowed"),
        Case(text: "{a:1}", line: 1, column: 2, message: "expected a member name in double quotes"),
        Case(text: "[012]", line: 1, column: 3, message: "a number must not start with a zero"),
        Case(text: "[1.]", line: 1, column: 4, message: "expected a digit after the decimal point"),
        Case(text: "[1e]", line: 1, column: 4, message: "expected a digit in the exponent"),
        Case(text: "[tru]", line: 1, column: 2, message: "expected true, false or null"),
        Case(text: "[ // no\n]", line: 1, column: 3, message: "expected a value: JSON has no comments"),
        Case(text: "['a']", line: 1, column: 2, message: "expected a value: strings stand in double quotes"),
        Case(text: "[\n\"abc]", line: 2, column: 1, message: "the string has no closing quotation mark"),
        Case(text: "[\"a\\qb\"]", line: 1, column: 4, message: "unknown escape: a backslash itself is written twice"),
        Case(text: "[\"\\u12x4\"]", line: 1, column: 7, message: "expected four hexadecimal digits after \\u"),
        Case(
            text: "[\"ab\tc\"]", line: 1, column: 5,
            message: "a control character in a string must be written as an escape"),
        Case(
            text: "[\"\\ud83d!\"]", line: 1, column: 3,
            message: "half of a surrogate pair stands alone and is no character"),
        Case(text: "{\"k\":1,\n \"k\":2}", line: 2, column: 2, message: "the member \"k\" stands twice"),
        Case(text: "[1]\n\n2", line: 3, column: 1, message: "expected nothing but white space after the value"),
        Case(text: "\u{FEFF}[]", line: 1, column: 1, message: "the text starts with a byte order mark"),
    ]

    @Test("is the line and the column of the first wrong character", arguments: cases)
    func position(_ example: Case) {
        let refusal = #expect(throws: FormatError.self) { try JSON.parse(example.text) }
        #expect(refusal?.message == example.message)
        #expect(refusal?.position?.line == example.line)
        #expect(refusal?.position?.column == example.column)
    }

    @Test(
        "is the very byte that breaks the UTF-8",
        arguments: [[0x80], [0xC3, 0x28], [0xE2, 0x82], [0xED, 0xA0, 0x80]])
    func encoding(_ broken: [UInt8]) {
        for prefix in ["", "ab", "é", "\\n", "\\u00e9é", String(repeating: "x", count: 100)] {
            let bytes = Array("[\"\(prefix)".utf8) + broken + Array("\"]".utf8)
            let refusal = #expect(throws: FormatError.self) { try JSON.parse(bytes) }
            #expect(refusal?.code == .encoding)
            #expect(refusal?.position?.offset == 2 + prefix.utf8.count)
        }
    }

    @Test("comes with a long hostile name shown escaped and cut short")
    func longName() {
        let name = String(repeating: "\\n", count: 1_000)
        let refusal = #expect(throws: FormatError.self) { try JSON.parse("{\"\(name)\":1,\"\(name)\":2}") }
        #expect(refusal?.message == "the member \"\(String(repeating: "\\n", count: 60))…\" stands twice")
    }
}
