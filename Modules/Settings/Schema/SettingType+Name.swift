import Formats

extension SettingType.Kind {
    var name: String {
        switch self {
        case .string: "text"
        case .bool: "true or false"
        case .path: "a path"
        case .relativePath: "a relative path without '..'"
        case .secret: "a secret"
        case .tree: "a mapping or a list"
        case .anything: "anything"
        case .integer(let range): "an integer" + Self.bounds(range, all: Int64.min...Int64.max) { String($0) }
        case .double(let range): "a number" + Self.bounds(range, all: nil) { String($0) }
        case .duration(let range):
            "a duration" + Self.bounds(range, all: .zero...DurationText.longest, DurationText.exact)
        case .size(let range): "a size" + Self.bounds(range, all: 0...Int64.max, SizeText.print)
        case .choice(let choices): "one of " + choices.joined(separator: ", ")
        case .list(let item): "a list, each item " + item.name
        }
    }

    /// A short name for what a person can look up: `integer`, `duration`.
    var label: String {
        switch self {
        case .string: "string"
        case .bool: "bool"
        case .path, .relativePath: "path"
        case .secret: "secret"
        case .tree, .anything: "tree"
        case .integer: "integer"
        case .double: "double"
        case .duration: "duration"
        case .size: "size"
        case .choice: "choice"
        case .list: "list"
        }
    }

    /// How to write a value that fits; what a message ends with.
    var example: String {
        switch self {
        case .duration: "such as 90s, 10m or 2h30m"
        case .size: "such as 512 KiB or 10 MB"
        default: ""
        }
    }

    var isSecret: Bool {
        switch self {
        case .secret: true
        case .list(let item): item.isSecret
        default: false
        }
    }

    private static func bounds<Bound: Comparable>(
        _ range: ClosedRange<Bound>, all: ClosedRange<Bound>?, _ text: (Bound) -> String
    ) -> String {
        if range == all { return "" }
        if range.upperBound == all?.upperBound { return " of at least \(text(range.lowerBound))" }
        if range.lowerBound == all?.lowerBound { return " of at most \(text(range.upperBound))" }
        return " from \(text(range.lowerBound)) to \(text(range.upperBound))"
    }
}
