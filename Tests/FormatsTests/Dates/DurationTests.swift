import Formats
import Testing

@Suite("Durations are read as people write them")
struct DurationTests {
    @Test(
        "numbers and units add up",
        arguments: [
            ("90", .seconds(90), "1m30s"), ("0", .zero, "0s"), ("1.5s", .milliseconds(1500), "1.5s"),
            ("1.5", .milliseconds(1500), "1.5s"),
            ("10m", .seconds(600), "10m"), ("2h30m", .seconds(9000), "2h30m"), ("7d", .seconds(604_800), "7d"),
            ("250ms", .milliseconds(250), "250ms"),
            ("1d2h3m4s5ms", .seconds(93_784) + .milliseconds(5), "1d2h3m4.005s"),
            ("0.5h", .seconds(1800), "30m"), ("1h0.25m", .seconds(3615), "1h15s"),
            ("1.5ms", .microseconds(1500), "0.0015s"),
            ("0.000000001s", .nanoseconds(1), "0.000000001s"), ("0.0000000001s", .zero, "0s"),
            ("1m500ms", .milliseconds(60_500), "1m500ms"),
            ("36500d", DurationText.longest, "36500d"), ("100h", .seconds(360_000), "4d4h"),
            ("0.999999999d", .nanoseconds(86_399_999_913_600), "23h59m59.9999136s"),
        ] as [(String, Duration, String)])
    func read(_ text: String, _ expected: Duration, _ exact: String) throws {
        #expect(try DurationText.parse(text) == expected)
        #expect(DurationText.exact(expected) == exact)
        #expect(try DurationText.parse(exact) == expected)
    }

    @Test(
        "what is no duration is refused",
        arguments: [
            "", "s", "1 h", "1x", "1h1h", "1m1h", "1.5h30m", "1h30", "1.", ".5s", "1..5s", "1ss", "+1s", "1e3s", "1H",
            " 1s", "1s ", "一s",
        ])
    func syntax(_ text: String) throws {
        let error = try #require(throws: FormatError.self) { try DurationText.parse(text) }
        #expect(error.format == .duration && error.code == .syntax)
    }

    @Test(
        "what is too long or negative is out of range",
        arguments: [
            "-1s", "36501d", "36500d1ms", "9223372036854775807", "99999999999999999999d", "9223372036854775807d",
        ])
    func range(_ text: String) throws {
        #expect(try #require(throws: FormatError.self) { try DurationText.parse(text) }.code == .range)
    }

    @Test(
        "people are shown the two largest parts",
        arguments: [
            (.zero, "0 s", "0s"), (.milliseconds(250), "250 ms", "250ms"), (.microseconds(3), "0 s", "0s"),
            (.milliseconds(45_900), "45 s", "45s"),
            (.seconds(60), "1 min", "1m"), (.seconds(7500), "2 h 5 min", "2h5m"), (.seconds(7259), "2 h", "2h"),
            (.seconds(3605), "1 h", "1h"),
            (.seconds(273_600), "3 d 4 h", "3d4h"), (.seconds(-7500), "-2 h 5 min", "-2h5m"),
            (.milliseconds(-250), "-250 ms", "-250ms"),
        ] as [(Duration, String, String)])
    func human(_ duration: Duration, _ human: String, _ compact: String) {
        #expect(DurationText.human(duration) == human && DurationText.compact(duration) == compact)
    }

    @Test(
        "an instant is placed relative to now",
        arguments: [
            (7500, "in 2 h"), (-200, "3 min ago"), (0, "now"), (1, "in 1 s"), (-1, "1 s ago"), (864_000, "in 10 d"),
        ])
    func relative(_ seconds: Int, _ expected: String) throws {
        let instant = try #require(UTCTime.epoch.advanced(by: .seconds(seconds)))
        #expect(DurationText.relative(instant, to: .epoch) == expected)
    }

    @Test(
        "the extremes of Duration are printed, not trapped on",
        arguments: [Duration.seconds(Int64.max), .seconds(Int64.min)])
    func extremes(_ duration: Duration) {
        #expect(!DurationText.exact(duration).isEmpty && !DurationText.human(duration).isEmpty)
    }
}
