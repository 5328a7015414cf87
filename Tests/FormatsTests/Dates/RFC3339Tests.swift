import Formats
import Testing

@Suite("RFC 3339 is read and written")
struct RFC3339Tests {
    @Test(
        "what the grammar allows is read",
        arguments: [
            ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.52Z"),
            ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57Z"),
            ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.87Z"),
            ("2026-01-02t03:04:05z", "2026-01-02T03:04:05Z"),
            ("2026-01-02 03:04:05+00:00", "2026-01-02T03:04:05Z"),
            ("2026-01-02T03:04:05-00:00", "2026-01-02T03:04:05Z"),
            ("2026-01-02T03:04:05.1234567899Z", "2026-01-02T03:04:05.123456789Z"),
            ("2026-01-02T03:04:05.000Z", "2026-01-02T03:04:05Z"), ("2026-01-01T00:30:00+23:59", "2025-12-31T00:31:00Z"),
            ("1990-12-31T23:59:60Z", "1991-01-01T00:00:00Z"), ("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00Z"),
            ("2016-12-31T23:59:60.5Z", "2017-01-01T00:00:00.5Z"), ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"),
        ])
    func read(_ text: String, _ expected: String) throws {
        let time = try UTCTime(rfc3339: text)
        #expect(time.description == expected)
        #expect(try UTCTime(rfc3339: time.description) == time)
    }

    @Test(
        "what does not follow the grammar is refused where it leaves it",
        arguments: [
            ("", 1), ("2026", 5), ("2026-1-02T03:04:05Z", 6), ("2026-01-02", 11), ("2026-01-02T03:04Z", 17),
            ("2026-01-02T03:04:05", 20), ("2026-01-02T03:04:05.Z", 21), ("2026-01-02T03:04:05+01", 23),
            ("2026-01-02T03:04:05+0100", 23), ("2026-01-02T03:04:05Z ", 21), (" 2026-01-02T03:04:05Z", 1),
            ("+026-01-02T03:04:05Z", 1),
            ("２026-01-02T03:04:05Z", 1),
        ])
    func syntax(_ text: String, _ column: Int) throws {
        let error = try #require(throws: FormatError.self) { try UTCTime(rfc3339: text) }
        #expect(error.format == .date && error.code == .syntax)
        #expect(error.position?.column == column)
    }

    @Test(
        "what no calendar or clock shows is out of range",
        arguments: [
            "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "0000-01-01T00:00:00Z", "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z", "2026-01-01T00:00:60Z", "2026-01-30T23:59:60Z",
            "2026-01-31T23:59:60+01:00", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+01:60",
            "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "9999-12-31T23:59:60Z",
        ])
    func range(_ text: String) throws {
        #expect(try #require(throws: FormatError.self) { try UTCTime(rfc3339: text) }.code == .range)
    }

    @Test(
        "the printed fraction is the one asked for",
        arguments: [
            (UTCTime.Fraction.none, "2026-01-02T03:04:05Z"), (.milliseconds, "2026-01-02T03:04:05.006Z"),
            (.microseconds, "2026-01-02T03:04:05.006700Z"), (.nanoseconds, "2026-01-02T03:04:05.006700000Z"),
            (.asNeeded, "2026-01-02T03:04:05.0067Z"),
        ])
    func fractions(_ fraction: UTCTime.Fraction, _ expected: String) throws {
        #expect(try UTCTime(rfc3339: "2026-01-02T03:04:05.0067Z").rfc3339(fraction: fraction) == expected)
    }

    @Test("an offset changes the look and not the instant")
    func offsets() throws {
        let time = try UTCTime(rfc3339: "2026-01-01T00:00:00Z")
        #expect(time.rfc3339(offsetMinutes: -90) == "2025-12-31T22:30:00-01:30")
        #expect(try UTCTime(rfc3339: time.rfc3339(offsetMinutes: 330)) == time)
        let last = try UTCTime(rfc3339: "9999-12-31T23:59:59Z")
        #expect(last.rfc3339(offsetMinutes: 60) == "9999-12-31T23:59:59Z")
        #expect(time.rfc3339(offsetMinutes: .max) == "2026-01-01T00:00:00Z")
    }
}
