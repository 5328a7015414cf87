import Diagnostics
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "An instant is written in RFC 3339 with milliseconds, and read back",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (951_868_800_000, "2000-03-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (1_772_366_400_250, "2026-03-01T12:00:00.250Z"),
            (-2_203_891_200_000, "1900-03-01T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
        ] as [(Int64, String)])
    func known(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
        #expect(Timestamp(text.utf8)?.milliseconds == milliseconds)
    }

    @Test("A day in every fortnight of eight centuries survives the way there and back")
    func days() {
        for day in stride(from: Int64(-150_000), to: 150_000, by: 13) {
            let time = Timestamp(milliseconds: day * 86_400_000 + 43_210_987)
            guard Timestamp(time.description.utf8) == time else {
                Issue.record("day \(day) became \(time)")
                return
            }
        }
    }

    @Test(
        "What is not exactly such an instant is refused",
        arguments: [
            "", "2026-03-01", "2026-03-01T12:00:00Z", "2026-02-29T12:00:00.000Z", "2026-13-01T12:00:00.000Z",
            "2026-00-01T12:00:00.000Z", "2026-03-00T12:00:00.000Z", "2026-03-01T24:00:00.000Z",
            "2026-03-01T12:60:00.000Z", "2026-03-01T12:00:60.000Z", "2026-03-01t12:00:00.000Z",
            "2026-03-01T12:00:00.000z", "2026-03-01T12:00:00.000Z ", "+026-03-01T12:00:00.000Z",
            "1900-02-29T12:00:00.000Z", "2026-06-30T23:59:60.000Z", "2026-03-01T12:00:00+00:0",
        ])
    func refused(text: String) { #expect(Timestamp(text.utf8) == nil) }

    @Test("An instant beyond the years that can be written is the nearest that can")
    func clamped() {
        #expect(Timestamp(milliseconds: .max).description == "9999-12-31T23:59:59.999Z")
        #expect(Timestamp(milliseconds: .min).description == "0001-01-01T00:00:00.000Z")
    }
}
