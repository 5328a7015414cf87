import Console
import Testing

@Suite("Display width")
struct DisplayWidthTests {
    @Test(
        "counts columns",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("予備", 4), ("한국", 4), ("ｶﾅ", 2), ("Ｆ", 2), ("👩‍👩‍👧", 2),
            ("🇸🇪", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("✅", 2), ("…", 1), ("\u{200B}", 0),
            ("ä予b", 4),
            ("\u{1100}\u{1161}\u{11A8}", 2), ("नि", 1),
        ])
    func columns(_ text: String, _ width: Int) { #expect(DisplayWidth.of(text) == width) }

    @Test(
        "cuts at a column, and never a character in two",
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abc", 0, ""), ("予備予備", 5, "予備…"),
            ("予備予備", 6, "予備…"), ("予備", 3, "予…"), ("予備", 2, "…"),
        ])
    func cuts(_ text: String, _ width: Int, _ expected: String) {
        #expect(DisplayWidth.truncated(text, to: width) == expected)
    }
}
