import Formats

/// One line of the run log: `2026-01-02 03:04:05,678 [INFO] message`, in UTC.
enum RunLogLine {
    /// More than a line is worth; what a message carries beyond it is in the files it speaks of.
    private static let longest = 8192

    /// A message for people, which cannot break out of its line.
    static func text(_ level: RunLogLevel, _ message: String, _ now: UTCTime) -> [UInt8] {
        line(level, SafeText.cut(SafeText.visible(message), toBytes: longest), now)
    }

    /// An event with its facts, as one JSON object in ASCII.
    static func event(_ level: RunLogLevel, _ name: String, _ fields: JSONObject, _ now: UTCTime) -> [UInt8] {
        var members = JSONObject([("event", .string(name))])
        for (key, value) in fields where key != "event" { members[key] = value }
        return line(level, ascii(String(decoding: JSON.object(members).serialized(), as: UTF8.self)), now)
    }

    private static func line(_ level: RunLogLevel, _ message: String, _ now: UTCTime) -> [UInt8] {
        let time = now.rfc3339(fraction: .milliseconds)
        // "2026-01-02T03:04:05.678Z" with a blank, a comma and without the zone.
        let asTime = "\(time.prefix(10)) \(time.dropFirst(11).prefix(8)),\(time.dropFirst(20).prefix(3))"
        return Array("\(asTime) [\(level.rawValue)] \(message)\n".utf8)
    }

    /// In JSON text anything beyond ASCII stands inside a string, where it may be escaped (RFC 8259 section 7).
    private static func ascii(_ json: String) -> String {
        var result = ""
        for scalar in json.unicodeScalars {
            if scalar.value < 0x7F {
                result.unicodeScalars.append(scalar)
            } else {
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            }
        }
        return result
    }
}
