import Formats

extension ErrorReport {
    /// The error as one line of JSON: `{"error":{"code":64,"name":"usage","message":…}}`.
    ///
    /// The texts are the ones people see, escaped in the same way: a log of them is safe to show.
    public var json: String {
        var error: JSONObject = [
            "code": .number(JSONNumber(Int(exitCode.rawValue))),
            "name": .string(exitCode.entry?.name ?? "child"),
            "message": .string(ControlEscaping.escape(summary)),
        ]
        // A usage error's "did you mean" is among the details too; programs get it as a list alone.
        if !suggestions.isEmpty {
            error["suggestions"] = .array(suggestions.map { .string(ControlEscaping.escape($0)) })
        } else if !details.isEmpty {
            error["details"] = .array(details.map { .string(ControlEscaping.escape($0)) })
        }
        if let remedy { error["remedy"] = .string(ControlEscaping.escape(remedy)) }
        return String(decoding: JSON.object(["error": .object(error)]).serialized(), as: UTF8.self)
    }
}
