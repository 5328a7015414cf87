import Formats
import Testing

@Suite("The calendar holds from 0001-01-01 to 9999-12-31")
struct CalendarTests {
    @Test("every day of the range follows the one before it, there and back")
    func everyDay() throws {
        var days = -719_162
        var weekday = 1
        for year in 1...9999 {
            for month in 1...12 {
                for day in 1...CivilDate.days(inMonth: month, of: year) {
                    let date = CivilDate(year: year, month: month, day: day)
                    guard date?.daysSinceEpoch == days, CivilDate(daysSinceEpoch: days) == date,
                        date?.weekday == weekday
                    else {
                        Issue.record("\(year)-\(month)-\(day) is not day \(days)")
                        return
                    }
                    days += 1
                    weekday = (weekday + 1) % 7
                }
            }
        }
        #expect(days == 2_932_897)
    }

    @Test(
        "what is no day is none",
        arguments: [
            (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 2, 29), (1900, 2, 29),
            (2026, 4, 31),
        ])
    func noDay(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test("the range ends where it says")
    func ends() {
        #expect(CivilDate(daysSinceEpoch: -719_163) == nil && CivilDate(daysSinceEpoch: 2_932_897) == nil)
        #expect(UTCTime(unixSeconds: -62_135_596_800)?.description == "0001-01-01T00:00:00Z")
        #expect(UTCTime(unixSeconds: -62_135_596_801) == nil)
        #expect(UTCTime(unixSeconds: 253_402_300_799)?.description == "9999-12-31T23:59:59Z")
        #expect(UTCTime(unixSeconds: 253_402_300_800) == nil)
        #expect(UTCTime(unixSeconds: .min) == nil && UTCTime(unixSeconds: .max) == nil)
        #expect(UTCTime(unixMilliseconds: .min) == nil && UTCTime(unixMilliseconds: .max) == nil)
        #expect(
            UTCTime(unixSeconds: 0, nanosecond: 1_000_000_000) == nil && UTCTime(unixSeconds: 0, nanosecond: -1) == nil)
    }

    @Test(
        "milliseconds count forward before 1970 too",
        arguments: [
            (-1, "1969-12-31T23:59:59.999Z"), (0, "1970-01-01T00:00:00Z"),
            (1_767_225_600_123, "2026-01-01T00:00:00.123Z"),
        ] as [(Int64, String)])
    func milliseconds(_ count: Int64, _ text: String) throws {
        let time = try #require(UTCTime(unixMilliseconds: count))
        #expect(time.description == text && time.unixMilliseconds == count)
    }

    @Test("time moves by durations, and stops at the ends of the range")
    func arithmetic() throws {
        let start = try UTCTime(rfc3339: "2024-02-28T23:59:59.5Z")
        #expect(start.advanced(by: .milliseconds(500))?.description == "2024-02-29T00:00:00Z")
        #expect(start.advanced(by: .milliseconds(-501))?.description == "2024-02-28T23:59:58.999Z")
        #expect(start.advanced(by: .seconds(Int64.max)) == nil && start.advanced(by: .seconds(Int64.min)) == nil)
        let later = try #require(start.advanced(by: .seconds(86_400) + .nanoseconds(7)))
        #expect(later.duration(since: start) == .seconds(86_400) + .nanoseconds(7))
        #expect(start.duration(since: later) == .zero - (.seconds(86_400) + .nanoseconds(7)))
        #expect(start < later && !(later < start))
    }
}
