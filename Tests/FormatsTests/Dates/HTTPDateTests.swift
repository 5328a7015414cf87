import Formats
import Testing

@Suite("HTTP dates are read in their three forms and written in one")
struct HTTPDateTests {
    static let now = UTCTime(unixSeconds: 1_795_255_993) ?? .epoch  // 2026-11-21

    @Test(
        "the three forms of RFC 9110 name the same instant",
        arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
    func forms(_ text: String) throws {
        let time = try UTCTime(httpDate: text, now: Self.now)
        #expect(time.unixSeconds == 784_111_777)
        #expect(time.httpDate == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test(
        "a two-digit year is at most 50 years ahead",
        arguments: [
            ("21-Nov-76 10:13:13", "2076-11-21T10:13:13Z"), ("21-Nov-76 10:13:14", "1976-11-21T10:13:14Z"),
            ("31-Dec-76 00:00:00", "1976-12-31T00:00:00Z"), ("01-Jan-76 00:00:00", "2076-01-01T00:00:00Z"),
            ("01-Jan-77 00:00:00", "1977-01-01T00:00:00Z"), ("29-Feb-00 00:00:00", "2000-02-29T00:00:00Z"),
            ("31-Dec-16 23:59:60", "2017-01-01T00:00:00Z"),
        ])
    func century(_ text: String, _ expected: String) throws {
        #expect(try UTCTime(httpDate: "Monday, \(text) GMT", now: Self.now).description == expected)
    }

    @Test("a two-digit year near the turn of a century belongs to the next one")
    func turn() throws {
        let now = try UTCTime(rfc3339: "1999-12-31T00:00:00Z")
        #expect(try UTCTime(httpDate: "Saturday, 01-Jan-00 00:00:00 GMT", now: now).date.year == 2000)
        #expect(try UTCTime(httpDate: "Saturday, 01-Jan-50 00:00:00 GMT", now: now).date.year == 1950)
    }

    @Test(
        "what is none of the forms is refused",
        arguments: [
            "", "Sun", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC", "sun, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 GMT ",
            "Sunday Nov  6 08:49:37 1994", "Sun Nov 6 08:49:37 1994", "Sun, 06 Nov 94 08:49:37 GMT", "120",
            "1994-11-06",
        ])
    func syntax(_ text: String) throws {
        #expect(try #require(throws: FormatError.self) { try UTCTime(httpDate: text, now: Self.now) }.code == .syntax)
    }

    @Test(
        "what no calendar shows is out of range",
        arguments: [
            "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 0000 08:49:37 GMT",
            "Thu, 06 Nov 1994 08:49:60 GMT",
        ])
    func range(_ text: String) throws {
        #expect(try #require(throws: FormatError.self) { try UTCTime(httpDate: text, now: Self.now) }.code == .range)
    }
}
