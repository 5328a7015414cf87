import Formats

/// The command tree as JSON, for programs that generate documentation or front ends.
///
/// Members come in one order and absent facts are left out, so two versions can be compared as text. `schema` grows when
/// a member changes its meaning, not when one is added.
enum CommandDescription {
    static func json(_ scope: CommandScope, version: String) -> String {
        let document: JSONObject = [
            "schema": 1,
            "program": .string(scope.names[0]),
            "version": .string(version),
            "command": .object(command(scope.current, path: scope.names)),
            "exitCodes": .array(ExitCode.table.map { .object(entry($0)) }),
        ]
        return String(decoding: JSON.object(document).serialized(.pretty), as: UTF8.self)
    }

    private static func command(_ command: Command, path: [String]) -> JSONObject {
        var object: JSONObject = ["name": .string(command.name), "path": strings(path)]
        if !command.aliases.isEmpty { object["aliases"] = strings(command.aliases) }
        object["summary"] = .string(command.summary)
        let paragraphs = TextWrapping.paragraphs(command.discussion)
        if !paragraphs.isEmpty { object["discussion"] = strings(paragraphs) }
        if command.isPassthrough { object["passthrough"] = true }
        if let name = command.defaultSubcommand { object["defaultSubcommand"] = .string(name) }
        list("options", command.visibleOptions.map(option), &object)
        list("arguments", command.positionals.map(positional), &object)
        list("subcommands", command.visibleSubcommands.map { Self.command($0, path: path + [$0.name]) }, &object)
        list(
            "examples", command.examples.map { ["line": .string($0.commandLine), "summary": .string($0.summary)] },
            &object)
        list(
            "environment", command.environment.map { ["name": .string($0.name), "summary": .string($0.summary)] },
            &object)
        if !command.exitCodes.isEmpty { object["exitCodes"] = .array(command.exitCodes.map { number($0.rawValue) }) }
        return object
    }

    private static func option(_ option: Option) -> JSONObject {
        var object: JSONObject = ["name": .string(option.long)]
        if let short = option.short { object["short"] = .string(String(short)) }
        if !option.aliases.isEmpty { object["aliases"] = strings(option.aliases) }
        object["summary"] = .string(option.summary)
        object["kind"] = option.value == nil ? (option.isNegatable ? "negatable" : "flag") : "value"
        if let value = option.value { object["value"] = .object(Self.value(value)) }
        if let text = option.defaultText { object["default"] = .string(text) }
        if option.isRepeatable { object["repeatable"] = true }
        if option.isInherited { object["inherited"] = true }
        if !option.conflicts.isEmpty { object["conflicts"] = strings(option.conflicts) }
        return object
    }

    private static func positional(_ positional: Positional) -> JSONObject {
        let arity: JSON =
            switch positional.arity.form {
            case .required: "required"
            case .optional: "optional"
            case .any: "any"
            case .oneOrMore: "oneOrMore"
            case .afterTerminator: "afterTerminator"
            case .remainder: "remainder"
            }
        return [
            "name": .string(positional.name), "summary": .string(positional.summary), "arity": arity,
            "value": .object(value(positional.value)),
        ]
    }

    private static func value(_ value: Value) -> JSONObject {
        var object: JSONObject = ["name": .string(value.name)]
        if let choices = value.choices {
            object["type"] = "choice"
            object["choices"] = strings(choices)
        } else if let range = value.range {
            object["type"] = "integer"
            if range.lowerBound != .min { object["least"] = .number(JSONNumber(range.lowerBound)) }
            if range.upperBound != .max { object["most"] = .number(JSONNumber(range.upperBound)) }
        } else {
            object["type"] = value.kind == .duration ? "duration" : "text"
        }
        switch value.completion.form {
        case .nothing: break
        case .files: object["completion"] = "files"
        case .directories: object["completion"] = "directories"
        case .list(let values): object["completion"] = strings(values)
        case .dynamic: object["completion"] = "dynamic"
        }
        if value.isSensitive { object["sensitive"] = true }
        return object
    }

    private static func entry(_ entry: ExitCode.Entry) -> JSONObject {
        ["code": number(entry.code.rawValue), "name": .string(entry.name), "meaning": .string(entry.meaning)]
    }

    private static func list(_ key: String, _ items: [JSONObject], _ object: inout JSONObject) {
        if !items.isEmpty { object[key] = .array(items.map { .object($0) }) }
    }

    private static func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

    private static func number(_ value: Int32) -> JSON { .number(JSONNumber(Int(value))) }
}
