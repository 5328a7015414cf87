import Formats

/// Checks one value against its type; what it says on refusal never repeats a secret.
struct SettingReader {
    /// Why a value does not fit.
    struct Refusal: Error {
        let code: SettingProblem.Code
        let message: String
    }

    let kind: SettingType.Kind

    /// Reads a value out of a file.
    func value(of node: SettingNode) throws(Refusal) -> SettingValue {
        switch (kind, node.content) {
        case (.bool, .bool(let flag)): return .bool(flag)
        case (.integer(let range), .integer(let number)): return .integer(try check(number, range) { String($0) })
        case (.double(let range), .double(let number)): return .double(try check(number, range) { String($0) })
        case (.double(let range), .integer(let number)): return .double(try check(Double(number), range) { String($0) })
        case (.duration(let range), .integer(let seconds)):
            guard let duration = Self.duration(ofSeconds: seconds) else { throw outOfRange("\(seconds) s") }
            return .duration(try check(duration, range, DurationText.exact))
        case (.duration(let range), .double(let seconds)):
            guard seconds.isFinite, abs(seconds) < 1e10 else { throw outOfRange("\(seconds) s") }
            return .duration(try check(.seconds(seconds), range, DurationText.exact))
        case (.size(let range), .integer(let bytes)): return .size(try check(bytes, range, SizeText.print))
        case (.list(let item), .list(let nodes)):
            var values: [SettingValue] = []
            for node in nodes { values.append(try SettingReader(kind: item).value(of: node)) }
            return .list(values)
        case (.anything, _): return .tree(node.json(insteadOfOther: .null) ?? .null)
        case (.tree, .table), (.tree, .list):
            guard let json = node.json() else { throw wrongType("a tree that holds a date, binary data or infinity") }
            return .tree(json)
        case (.duration, .string(let text)), (.size, .string(let text)): return try value(ofText: text)
        case (.string, .string(let text)), (.path, .string(let text)), (.relativePath, .string(let text)),
            (.secret, .string(let text)), (.choice, .string(let text)):
            return try value(ofText: text)
        default: throw wrongType(node.kindName)
        }
    }

    /// Reads a value out of text, as a variable or a flag brings it.
    func value(ofText text: String) throws(Refusal) -> SettingValue {
        switch kind {
        case .string, .secret: return .string(text)
        case .path:
            guard !text.isEmpty, !text.utf8.contains(0) else { throw wrongType("an empty path") }
            return .string(text)
        case .relativePath:
            // By bytes, as the kernel takes it apart: a '/' with a combining mark is another character.
            let slash = UInt8(ascii: "/")
            guard !text.isEmpty, text.utf8.first != slash, !text.utf8.contains(0),
                !text.utf8.split(separator: slash).contains(where: { $0.elementsEqual("..".utf8) })
            else { throw outOfRange("'\(text)'") }
            return .string(text)
        case .choice(let choices):
            guard choices.contains(text) else { throw outOfRange("'\(text)'") }
            return .string(text)
        case .bool:
            switch text.lowercased() {
            case "true", "yes", "on", "1": return .bool(true)
            case "false", "no", "off", "0": return .bool(false)
            default: throw wrongType("'\(text)'")
            }
        case .integer(let range):
            guard let number = Int64(text) else { throw wrongType("'\(text)'") }
            return .integer(try check(number, range) { String($0) })
        case .double(let range):
            guard let number = Double(text) else { throw wrongType("'\(text)'") }
            return .double(try check(number, range) { String($0) })
        case .duration(let range):
            let duration: Duration
            do throws(FormatError) {
                duration = try DurationText.parse(text)
            } catch {
                throw error.code == .range ? outOfRange("'\(text)'") : wrongType("'\(text)'")
            }
            return .duration(try check(duration, range, DurationText.exact))
        case .size(let range):
            guard let bytes = SizeText.parse(text) else { throw wrongType("'\(text)'") }
            return .size(try check(bytes, range, SizeText.print))
        case .list, .tree, .anything: return try structure(ofText: text)
        }
    }

    /// A list is written as in YAML (`[a, b]`), or as its items between commas.
    private func structure(ofText text: String) throws(Refusal) -> SettingValue {
        if let first = text.utf8.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
            guard let node = try? SettingNode(yaml: YAML.parse(text)) else { throw wrongType("'\(text)'") }
            return try value(of: node)
        }
        guard case .list(let item) = kind else { throw wrongType("'\(text)'") }
        var values: [SettingValue] = []
        for part in text.split(separator: ",") {
            let trimmed = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            values.append(try SettingReader(kind: item).value(ofText: String(trimmed)))
        }
        return .list(values)
    }

    private func check<Value: Comparable>(
        _ value: Value, _ range: ClosedRange<Value>, _ text: (Value) -> String
    ) throws(Refusal) -> Value {
        guard range.contains(value) else { throw outOfRange(text(value)) }
        return value
    }

    private static func duration(ofSeconds seconds: Int64) -> Duration? {
        abs(Double(seconds)) < 1e10 ? .seconds(seconds) : nil
    }

    private func wrongType(_ found: String) -> Refusal {
        Refusal(code: .wrongType, message: "expected \(kind.name), found \(shown(found))")
    }

    private func outOfRange(_ found: String) -> Refusal {
        Refusal(code: .outOfRange, message: "expected \(kind.name), found \(shown(found))")
    }

    private func shown(_ found: String) -> String {
        guard !kind.isSecret else { return "something else" }
        return SafeText.visible(SafeText.cut(found, toBytes: 80))
    }
}
