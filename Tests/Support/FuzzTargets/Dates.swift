import Formats

/// Dates and durations are read or refused; what is read is printed so that it reads the same again.
public func fuzzDates(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let time = try? UTCTime(rfc3339: text) { checkPrinting(of: time) }
    if let time = try? UTCTime(httpDate: text, now: .epoch) {
        checkPrinting(of: time)
        guard let again = try? UTCTime(httpDate: time.httpDate, now: .epoch), again == time else {
            preconditionFailure("an HTTP date did not survive")
        }
    }
    if let duration = try? DurationText.parse(text) {
        guard let again = try? DurationText.parse(DurationText.exact(duration)), again == duration else {
            preconditionFailure("a duration did not survive")
        }
        if DurationText.human(duration).isEmpty || DurationText.compact(duration).isEmpty {
            preconditionFailure("a duration has no text")
        }
        if let time = UTCTime.epoch.advanced(by: duration), time.duration(since: .epoch) != duration {
            preconditionFailure("adding a duration and taking it away differ")
        }
    }
}

private func checkPrinting(of time: UTCTime) {
    for offset in [0, 330, -1439] {
        guard let again = try? UTCTime(rfc3339: time.rfc3339(fraction: .asNeeded, offsetMinutes: offset)), again == time
        else { preconditionFailure("an instant did not survive") }
    }
}
