import Formats
import Testing

@Suite("Writing TOML") struct TOMLWritingTests {
    @Test(
        "a value is written on one line",
        arguments: [
            ("", #""""#), ("a\"b\\c", #""a\"b\\c""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
            ("\0\u{1F}\u{7F}\u{80}é😀", "\"\\u0000\\u001F\\u007F\u{80}é😀\""), (.integer(.min), "-9223372036854775808"),
            (1.0, "1.0"), (-0.0, "-0.0"), (1e20, "1e+20"), (.float(.leastNonzeroMagnitude), "5e-324"), (0.1, "0.1"),
            (1e16, "1e+16"),
            (1.7976931348623157e308, "1.7976931348623157e+308"), (.float(.infinity), "inf"),
            (.float(-.infinity), "-inf"),
            (.float(.nan), "nan"), (.float(-.nan), "nan"), (.float(.signalingNaN), "nan"), (true, "true"),
            (false, "false"),
            ([], "[]"), ([1, [2.5], "x"], #"[1, [2.5], "x"]"#), ([:], "{}"),
            (["a": 1, "b c": [:]], #"{ a = 1, "b c" = {} }"#),
            (["": 1, "é": 2, "a\"": 3], #"{ "" = 1, "é" = 2, "a\"" = 3 }"#),
        ] as [(TOMLValue, String)])
    func values(_ value: TOMLValue, _ text: String) throws {
        #expect(value.encoded() == text)
        #expect(try TOMLDocument.parse("a = \(text)").root["a"] == value)
    }

    @Test("a float of any bits reads back as itself")
    func floats() throws {
        var random = TOMLRandom(seed: 3)
        for _ in 0..<20_000 {
            let number = Double(bitPattern: random.next())
            let text = TOMLValue.float(number).encoded()
            #expect(try TOMLDocument.parse("a = \(text)").root["a"] == .float(number))
        }
    }

    @Test("every scalar reads back as itself, in either style of quotes", arguments: [TOMLStringStyle.basic, .literal])
    func strings(_ style: TOMLStringStyle) throws {
        for value in (0...0x2FFF as ClosedRange<UInt32>) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "x\(Character(scalar))y"
            let written = TOMLValue.string(text).encoded(strings: style)
            #expect(!written.utf8.contains(0x0A))
            #expect(try TOMLDocument.parse("a = \(written)").root["a"] == .string(text))
        }
    }

    @Test(
        "a date is checked against the calendar",
        arguments: [
            (2024, 2, 29, true), (2023, 2, 29, false), (1900, 2, 29, false), (2000, 2, 29, true), (0, 1, 1, true),
            (-1, 1, 1, false), (10000, 1, 1, false), (2024, 0, 1, false), (2024, 13, 1, false), (2024, 4, 31, false),
            (2024, 12, 31, true), (2024, 1, 0, false), (.max, .max, .max, false), (.min, .min, .min, false),
        ])
    func dates(_ year: Int, _ month: Int, _ day: Int, _ isThere: Bool) {
        #expect((TOMLLocalDate(year: year, month: month, day: day) != nil) == isThere)
    }

    @Test("dates and times are written with as much as they have")
    func moments() throws {
        let date = try #require(TOMLLocalDate(year: 33, month: 4, day: 3))
        let time = try #require(TOMLLocalTime(hour: 5, minute: 6, second: 7, nanosecond: 80_000_000))
        #expect(
            TOMLValue.localDateTime(TOMLLocalDateTime(date: date, time: time)).encoded() == "0033-04-03T05:06:07.08")
        let west = try #require(TOMLOffsetDateTime(date: date, time: time, offsetMinutes: -90))
        #expect(west.description == "0033-04-03T05:06:07.08-01:30")
        #expect(TOMLOffsetDateTime(date: date, time: time, offsetMinutes: 1440) == nil)
        #expect(TOMLLocalTime(hour: 24, minute: 0, second: 0) == nil)
        #expect(TOMLLocalTime(hour: .max, minute: .max, second: .max, nanosecond: .max) == nil)
    }

    @Test("a new document has its plain values first and headers for its tables")
    func document() {
        let root: TOMLTable = [
            "model": "m", "profiles": ["work": ["model": "w", "deep": ["x": 1]], "none": [:]], "flag": true,
            "hooks": [["event": "stop", "sub": ["y": [1, 2]]], [:]], "mixed": [1, ["z": 2]],
        ]
        #expect(
            String(decoding: root.encodedDocument(), as: UTF8.self) == """
                model = "m"
                flag = true
                mixed = [1, { z = 2 }]

                [profiles.work]
                model = "w"

                [profiles.work.deep]
                x = 1

                [profiles.none]

                [[hooks]]
                event = "stop"

                [hooks.sub]
                y = [1, 2]

                [[hooks]]

                """)
    }

    @Test("every valid document reads back from what is written anew", arguments: ValidTOML.all)
    func rewriting(_ row: ValidTOML) throws {
        let root = try TOMLDocument.parse(row.text).root
        #expect(try TOMLDocument.parse(root.encodedDocument()).root.isEquivalent(to: root))
        #expect(try TOMLDocument.parse(root.encodedDocument(strings: .literal)).root.isEquivalent(to: root))
    }

    @Test("tables keep their order and compare with or without it")
    func tables() {
        var table: TOMLTable = ["a": 1, "b": 2, "c": 3]
        table["b"] = 4
        table["a"] = nil
        table["d"] = 5
        table["\u{E9}"] = 6
        table["e\u{301}"] = 7
        #expect(table.keys == ["b", "c", "d", "\u{E9}", "e\u{301}"])
        #expect(table["c"] == 3)
        #expect(table["\u{E9}"] == 6)
        let shuffled: TOMLTable = ["d": 5, "e\u{301}": 7, "c": 3, "b": 4, "\u{E9}": 6]
        #expect(table != shuffled)
        #expect(table.isEquivalent(to: shuffled))
        #expect(TOMLValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(Set([TOMLValue.float(.nan), .float(-.nan), .float(0), .float(-0.0)]).count == 3)
    }
}
