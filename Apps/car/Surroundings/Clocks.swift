import Formats

/// The time, where a command begins.
enum Clocks {
    static func now() -> UTCTime { UTCTime(unixSeconds: System.wallSeconds) ?? .epoch }
}
