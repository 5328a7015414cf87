import Formats

/// Lays the layers over one another and gathers every problem on the way.
struct SettingsResolver {
    private let schema: SettingsSchema
    private(set) var values: [String: SettingsSnapshot.Entry] = [:]
    private(set) var problems: [SettingProblem] = []
    private(set) var remarks: [SettingProblem] = []

    init(schema: SettingsSchema) {
        self.schema = schema
        for key in schema.keys { reset(key) }
    }

    mutating func apply(_ layer: SettingLayer) {
        switch layer.content {
        case .unreadable(let problem): problems.append(problem)
        case .tree(let root, let file): descend(root, name: "", file: file, layer: layer)
        case .texts(let texts):
            for text in texts {
                guard let key = schema[text.name] else {
                    unknown(text.name, at: text.origin, layer)
                    continue
                }
                guard isAllowed(key, in: layer, at: text.origin) else { continue }
                set(key, at: text.origin) { (reader) throws(SettingReader.Refusal) in
                    try reader.value(ofText: text.text)
                }
            }
        }
    }

    private mutating func descend(_ node: SettingNode, name: String, file: String, layer: SettingLayer) {
        switch node.content {
        case .table(let members):
            for member in members {
                let path = name.isEmpty ? member.key : "\(name).\(member.key)"
                let origin = SettingOrigin.file(file, member.position ?? member.node.position)
                // A dot inside a key, or a key of no letters, would let it pass for a path.
                let isName = !member.key.isEmpty && !member.key.contains(".")
                if isName, let key = schema[path] {
                    assign(member.node, to: key, at: origin, layer: layer)
                } else if isName, schema.isTable(path) {
                    descend(member.node, name: path, file: file, layer: layer)
                } else {
                    unknown(path, at: origin, layer)
                }
            }
        // An empty file, or a mapping whose lines are all comments, says nothing.
        case .null: return
        default:
            problems.append(
                SettingProblem(
                    .wrongType, key: name.isEmpty ? nil : name, origin: .file(file, node.position),
                    "expected a mapping of settings, found \(node.kindName)", remedy: "write 'name: value' lines here"))
        }
    }

    private mutating func assign(
        _ node: SettingNode, to key: SettingKey, at origin: SettingOrigin, layer: SettingLayer
    ) {
        guard isAllowed(key, in: layer, at: origin) else { return }
        guard node.content != .null else { return reset(key) }
        let lower = values[key.name]?.value
        set(key, at: origin) { (reader) throws(SettingReader.Refusal) in
            let value = try reader.value(of: node)
            // Maps merge over the layers, everything else replaces.
            guard case .tree(let upper) = value, case .tree(let base)? = lower else { return value }
            return .tree(base.merged(with: upper))
        }
    }

    private mutating func reset(_ key: SettingKey) {
        values[key.name] = SettingsSnapshot.Entry(value: key.defaultValue, origin: .builtIn)
    }

    private mutating func set(
        _ key: SettingKey, at origin: SettingOrigin,
        _ read: (SettingReader) throws(SettingReader.Refusal) -> SettingValue
    ) {
        do throws(SettingReader.Refusal) {
            let value = try read(SettingReader(kind: key.type.kind))
            values[key.name] = SettingsSnapshot.Entry(value: value, origin: origin)
        } catch {
            let example = key.type.kind.example
            problems.append(
                SettingProblem(
                    error.code, key: key.name, origin: origin, error.message,
                    remedy: example.isEmpty ? "correct the value or remove the key" : "write a value \(example)"))
        }
    }

    private mutating func isAllowed(_ key: SettingKey, in layer: SettingLayer, at origin: SettingOrigin) -> Bool {
        if let roles = key.roles, !roles.contains(layer.role) {
            let names = roles.map(\.name).sorted().joined(separator: " or ")
            problems.append(
                SettingProblem(
                    .forbidden, key: key.name, origin: origin, "this may not be set in a \(layer.role) layer",
                    remedy: "set it in \(names) instead"))
            return false
        }
        guard key.isTrustedOnly, !layer.isTrusted else { return true }
        problems.append(
            SettingProblem(
                .forbidden, key: key.name, origin: origin, "a file that came with a repository may not set this",
                remedy: "set it in your own configuration, or trust the repository"))
        return false
    }

    private mutating func unknown(_ name: String, at origin: SettingOrigin, _ layer: SettingLayer) {
        let suggestion = schema.suggestion(for: name)
        let remedy = suggestion.map { "did you mean \($0)?" } ?? "remove it"
        let problem = SettingProblem(
            .unknownKey, key: name, origin: origin, "there is no such setting", remedy: remedy)
        if layer.toleratesUnknown { remarks.append(problem) } else { problems.append(problem) }
    }
}

extension JSON {
    /// Members of both, with those of `upper` winning; anything but two objects is replaced.
    fileprivate func merged(with upper: JSON) -> JSON {
        guard case .object(var merged) = self, case .object(let upper) = upper else { return upper }
        for (key, value) in upper { merged[key] = merged[key].map { $0.merged(with: value) } ?? value }
        return .object(merged)
    }
}
