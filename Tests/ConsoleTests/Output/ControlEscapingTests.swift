import Console
import Testing

@Suite("Control characters in text from outside")
struct ControlEscapingTests {
    @Test(
        "become visible",
        arguments: [
            ("a\u{1B}[31mb", "a\\x1b[31mb"), ("\u{7}\u{8}\u{0}", "\\x07\\x08\\x00"), ("\u{7F}", "\\x7f"),
            ("\u{9B}31m", "\\u{9b}31m"), ("a\u{202E}b\u{2066}c", "a\\u{202e}b\\u{2066}c"), ("a\rb", "a\\rb"),
            ("a\nb\tc", "a\\nb\\tc"), ("a\r\nb", "a\\r\\nb"), ("\u{2028}\u{200F}\u{61C}", "\\u{2028}\\u{200f}\\u{61c}"),
            ("", ""), ("plain \\x1b", "plain \\x1b"), ("é 予 👩‍👩‍👧 “q”", "é 予 👩‍👩‍👧 “q”"),
        ])
    func escaped(_ text: String, _ expected: String) {
        #expect(ControlEscaping.escape(text) == expected)
        #expect(ControlEscaping.escape(bytes: Array(text.utf8)) == expected)
        #expect(ControlEscaping.escape(expected) == expected)
    }

    @Test("of layout stay where layout is wanted, a carriage return never does")
    func layout() { #expect(ControlEscaping.escape("a\n\tb\rc\u{1B}", .layout) == "a\n\tb\\rc\\x1b") }

    @Test(
        "and bytes that are not UTF-8 become visible",
        arguments: [
            ([0x61, 0xFF, 0x62], "a\\xffb"), ([0xC3], "\\xc3"), ([0xE4, 0xBA], "\\xe4\\xba"),
            ([0xC0, 0xAF], "\\xc0\\xaf"),
            ([0xED, 0xA0, 0x80], "\\xed\\xa0\\x80"), ([0xC3, 0xA9, 0x80], "é\\x80"),
            ([0xF4, 0x90, 0x80, 0x80], "\\xf4\\x90\\x80\\x80"),
        ] as [([UInt8], String)])
    func bytes(_ bytes: [UInt8], _ expected: String) { #expect(ControlEscaping.escape(bytes: bytes) == expected) }

    @Test("never get through, whichever scalar it is")
    func everyScalar() {
        for value in UInt32(0)...0x2100 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = ControlEscaping.escape(String(Character(scalar)))
            let isBad =
                scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
                || scalar.properties.generalCategory == .lineSeparator
                || scalar.properties.generalCategory == .paragraphSeparator
            #expect(isBad == shown.hasPrefix("\\") || value == 0x5C, "U+\(String(value, radix: 16))")
        }
    }
}
