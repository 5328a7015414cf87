import Console
import Testing

@Suite("Styled text")
struct StyledTextTests {
    @Test("writes its own sequences and no others")
    func rendering() {
        let text = StyledText("a\u{1B}[2J", .bold.and(.red)) + "b"
        #expect(text.rendered(inColour: true) == "\u{1B}[1;31ma\\x1b[2J\u{1B}[0mb")
        #expect(text.rendered(inColour: false) == "a\\x1b[2Jb")
        #expect(text.plain == "a\u{1B}[2Jb")
    }

    @Test(
        "is cut by columns, across its parts",
        arguments: [(10, "abc予de"), (7, "abc予de"), (6, "abc予…"), (5, "abc…"), (4, "abc…"), (3, "ab…"), (1, "…")])
    func truncation(_ width: Int, _ expected: String) {
        let text = StyledText("abc", .bold) + StyledText("予", .red) + "de"
        #expect(text.truncated(to: width).plain == expected)
        #expect(text.truncated(to: width).width <= width)
    }
}
