public import Formats

/// An instant to the millisecond in UTC, as logs and audit records state it: `2026-03-01T12:00:00.250Z` (RFC 3339).
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// The years 0001 to 9999, which are all that the text can say.
    private static let span: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    /// An instant outside the years that can be written becomes the nearest that can.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.span.lowerBound), Self.span.upperBound)
    }

    public init(_ time: UTCTime) { self.init(milliseconds: time.unixMilliseconds) }

    /// Reads exactly what `description` writes: of the forms of RFC 3339 this one alone.
    public init?(_ text: some Sequence<UInt8>) {
        let bytes = Array(text.prefix(25))
        // A leap second is never written, since Unix time has no number for it.
        guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[17] < UInt8(ascii: "6"),
            bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"),
            let time = try? UTCTime(rfc3339: String(decoding: bytes, as: UTF8.self))
        else { return nil }
        self.init(time)
    }

    public static func < (one: Timestamp, two: Timestamp) -> Bool { one.milliseconds < two.milliseconds }

    /// The time from another instant to this one; negative when the other is later.
    public func since(_ other: Timestamp) -> Duration { .milliseconds(milliseconds - other.milliseconds) }

    public var description: String {
        (UTCTime(unixMilliseconds: milliseconds) ?? .epoch).rfc3339(fraction: .milliseconds)
    }
}
