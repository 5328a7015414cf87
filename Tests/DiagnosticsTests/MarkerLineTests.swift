import Diagnostics
import Testing

@Suite("Marker lines")
struct MarkerLineTests {
    private let time = Timestamp(milliseconds: 1_772_366_400_250)

    private func line(_ values: MarkerValue...) throws -> MarkerLine {
        let names = ["one", "two", "three", "four", "five", "six"].compactMap(MarkerWord.init)
        let name = try #require(MarkerWord("some_marker"))
        return MarkerLine(
            time: time, severity: .warning, name: name,
            fields: zip(names, values).map { MarkerLine.Field(name: $0, value: $1) })
    }

    private func text(_ line: MarkerLine) -> String { String(decoding: line.bytes, as: UTF8.self) }

    @Test("Each type of value has a form of its own")
    func forms() throws {
        let word = try #require(MarkerWord("queue_full"))
        let line = try line(
            .text("a \"b\"\n\u{1B}"), .integer(-7), .duration(.milliseconds(1250)), .boolean(true), .word(word))
        #expect(
            text(line)
                == #"2026-03-01T12:00:00.250Z warning some_marker one="a \"b\"\n\u{1b}" two=-7 three=1.25s four=true five=queue_full"#
        )
        #expect(MarkerLine(line.bytes) == line)
    }

    @Test(
        "Text comes back as it was, whatever it holds",
        arguments: [
            "", " ", "=", "a=b c=d", "\"", "\\", "\\n", "\n", "\r\n", "\t", "\0", "\u{7F}", "\u{85}", "\u{2028}",
            "\u{202E}evil", "\u{FEFF}", "\u{E0001}", "é", "e\u{301}", "日本", "🙂", "\u{10FFFF}", "true", "12", "1s",
            "2026-03-01T12:00:00.250Z warning some_marker", String(repeating: "\u{1F}", count: 1024),
        ])
    func text(content: String) throws {
        let line = try line(.text(content), .integer(1))
        let bytes = line.bytes
        #expect(MarkerLine(bytes) == line)
        #expect(line.fields.first?.value == .text(content))
        #expect(!bytes.contains { $0 < 0x20 || $0 == 0x7F })
    }

    @Test(
        "Numbers and durations come back exactly",
        arguments: [
            .integer(.min), .integer(.max), .integer(0), .duration(.zero), .duration(.seconds(-1)),
            .duration(.milliseconds(-1)), .duration(Duration(attoseconds: 1)), .duration(Duration(attoseconds: -1)),
            .duration(Duration(attoseconds: .max)), .duration(Duration(attoseconds: .min)), .duration(.seconds(3600)),
            .boolean(false),
        ] as [MarkerValue])
    func numbers(value: MarkerValue) throws {
        let line = try line(value)
        #expect(MarkerLine(line.bytes) == line)
    }

    @Test("Any sequence of scalars survives", arguments: 0..<40)
    func random(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        for _ in 0..<200 {
            var content = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<40, using: &generator) {
                let range: ClosedRange<UInt32> = Bool.random(using: &generator) ? 0...0x100 : 0...0x10FFFF
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { content.append(scalar) }
            }
            let line = try line(
                .text(String(content)), .integer(.random(in: .min ... .max, using: &generator)),
                .duration(Duration(attoseconds: .random(in: .min ... .max, using: &generator))))
            #expect(MarkerLine(line.bytes) == line)
        }
    }

    @Test("Long text is cut on a whole scalar, and a line never outgrows its reader")
    func bounded() throws {
        let long = String(repeating: "\u{202E}", count: 100_000)
        let line = try line(.text(long), .text(long), .text(long), .text(long), .text(long), .text(long))
        #expect(line.bytes.count < 65_536)
        #expect(MarkerLine(line.bytes) == line)
        guard case .text(let first)? = line.fields.first?.value else {
            Issue.record("the text is gone")
            return
        }
        #expect(first.utf8.count <= 1024)
        #expect(first.hasSuffix("…"))
        let name = try #require(MarkerWord("field"))
        let many = MarkerLine(
            time: time, severity: .info, name: name,
            fields: Array(repeating: MarkerLine.Field(name: name, value: .integer(1)), count: 1000))
        #expect(many.fields.count == 32)
    }

    @Test(
        "A damaged line is refused",
        arguments: [
            "", "x", "2026-03-01T12:00:00.250Z", "2026-03-01T12:00:00.250Z warning",
            "2026-03-01T12:00:00.250Z warning ", "2026-03-01T12:00:00.250Z loud some_marker",
            "2026-03-01T12:00:00.250Z warning Some", "2026-03-01T12:00:00.250Z warning m ",
            "2026-03-01T12:00:00.250Z warning m a", "2026-03-01T12:00:00.250Z warning m a=",
            "2026-03-01T12:00:00.250Z warning m a=1 ", "2026-03-01T12:00:00.250Z warning m  a=1",
            "2026-03-01T12:00:00.250Z warning m a=01", "2026-03-01T12:00:00.250Z warning m a=-0",
            "2026-03-01T12:00:00.250Z warning m a=+1", "2026-03-01T12:00:00.250Z warning m a=1.s",
            "2026-03-01T12:00:00.250Z warning m a=.5s", "2026-03-01T12:00:00.250Z warning m a=-s",
            "2026-03-01T12:00:00.250Z warning m a=9223372036854775808",
            "2026-03-01T12:00:00.250Z warning m a=1.0000000000000000001s",
            "2026-03-01T12:00:00.250Z warning m a=999999999999999999999999999999999999999s",
            #"2026-03-01T12:00:00.250Z warning m a="open"#, #"2026-03-01T12:00:00.250Z warning m a="x"y"#,
            #"2026-03-01T12:00:00.250Z warning m a="\q""#, #"2026-03-01T12:00:00.250Z warning m a="\u{}""#,
            #"2026-03-01T12:00:00.250Z warning m a="\u{d800}""#, #"2026-03-01T12:00:00.250Z warning m a="\u{110000}""#,
            #"2026-03-01T12:00:00.250Z warning m a="\u{41""#, #"2026-03-01T12:00:00.250Z warning m a="\"#,
            "2026-03-01T12:00:00.250Z warning m a=\"\u{1B}\"",
        ])
    func damaged(text: String) { #expect(MarkerLine(text.utf8) == nil) }

    @Test("Text that is not UTF-8 makes a damaged line, not a guess")
    func encoding() {
        let line = Array("2026-03-01T12:00:00.250Z warning m a=\"".utf8) + [0xC3, 0x28] + Array("\"".utf8)
        #expect(MarkerLine(line) == nil)
    }

    @Test("Text is redacted before it is cut, numbers are left alone")
    func redaction() {
        let marker = Marker.log(.unwritable(.denied, detail: String(repeating: "x", count: 1015) + "key=sk-secret"))
        let line = MarkerLine(marker, at: time) { text in
            String(text.prefix { $0 != "k" }) + "[masked]"
        }
        #expect(text(line).contains("[mas"))
        #expect(!text(line).contains("key"))
        #expect(!text(line).contains("sk-"))
    }
}

/// A small generator, so that a failing seed can be run again.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
