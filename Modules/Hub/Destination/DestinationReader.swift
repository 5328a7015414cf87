public import Formats

/// Reads a destination and names everything that is wrong with it, not only the first.
public struct DestinationReader {
    private var problems: [String] = []

    private static let knownKeys: Set<String> = [
        "kind", "image", "container_name", "mounts", "env_passthrough", "workdir", "profile", "env",
    ]

    /// Reads the value of a manifest's `destination`.
    public static func read(_ node: YAMLNode) -> DestinationReading {
        guard let kind = node["kind"]?.filledText else {
            return .invalid(["a mapping with a 'kind' that is not empty was expected"])
        }
        switch kind.lowercased() {
        case "local": return .valid(.local)
        case "docker":
            var reader = DestinationReader()
            let docker = reader.docker(node)
            return reader.problems.isEmpty ? .valid(.docker(docker)) : .invalid(reader.problems)
        default: return .invalid(["the kind '\(kind)' is neither local nor docker"])
        }
    }

    private mutating func docker(_ node: YAMLNode) -> DockerDestination {
        let image = node["image"]?.filledText
        if image == nil { problems.append("docker needs an 'image' that is text and not empty") }
        let extra = (node.mapping ?? []).filter { pair in
            guard case .string(let key) = pair.key.scalar.value else { return false }
            return !Self.knownKeys.contains(key)
        }
        var docker = DockerDestination(image: image ?? "", extra: extra)
        docker.containerName = text("container_name", of: node)
        docker.mounts = mounts(node)
        docker.passedVariables = passedVariables(node)
        docker.workdir = text("workdir", of: node)
        if let name = text("profile", of: node) {
            docker.profile = DockerDestination.Profile(name)
            if docker.profile == nil { problems.append("the profile '\(name)' is unknown: there is only full-dev") }
        }
        docker.variables = variables(node)
        return docker
    }

    /// The value of a key, which null leaves out as much as its absence does.
    private func value(_ key: String, of node: YAMLNode) -> YAMLNode? {
        node[key].flatMap { $0.isNull ? nil : $0 }
    }

    private mutating func text(_ key: String, of node: YAMLNode) -> String? {
        guard let value = value(key, of: node) else { return nil }
        guard let text = value.filledText else {
            problems.append("'\(key)' must be text and not empty")
            return nil
        }
        return text
    }

    private mutating func list(_ key: String, of node: YAMLNode) -> [YAMLNode] {
        guard let value = value(key, of: node) else { return [] }
        guard let items = value.sequence else {
            problems.append("'\(key)' must be a list, and is \(value.kindName)")
            return []
        }
        return items
    }

    private mutating func passedVariables(_ node: YAMLNode) -> [String] {
        var names: [String] = []
        for (index, item) in list("env_passthrough", of: node).enumerated() {
            if let name = item.filledText {
                names.append(name)
            } else {
                problems.append("env_passthrough[\(index)] must be text and not empty")
            }
        }
        return names
    }

    private mutating func variables(_ node: YAMLNode) -> [DockerDestination.Variable] {
        guard let value = value("env", of: node) else { return [] }
        guard let pairs = value.mapping else {
            problems.append("'env' must be a mapping, and is \(value.kindName)")
            return []
        }
        var variables: [DockerDestination.Variable] = []
        for pair in pairs {
            guard case .string(let key) = pair.key.scalar.value, let name = key.trimmedOrNil else {
                problems.append("the name '\(pair.key.scalar.text)' in 'env' must be text and not empty")
                continue
            }
            guard let text = pair.value.string else {
                problems.append("env['\(name)'] must be text, and is \(pair.value.kindName): quote it")
                continue
            }
            variables.append(DockerDestination.Variable(name, text))
        }
        return variables
    }

    private mutating func mounts(_ node: YAMLNode) -> [DockerMount] {
        var mounts: [DockerMount] = []
        for (index, item) in list("mounts", of: node).enumerated() {
            guard item.mapping != nil else {
                problems.append("mounts[\(index)] must be a mapping with source and target, and is \(item.kindName)")
                continue
            }
            let source = item["source"]?.filledText
            let target = item["target"]?.filledText
            if source == nil { problems.append("mounts[\(index)].source must be text and not empty") }
            if target == nil { problems.append("mounts[\(index)].target must be text and not empty") }
            let flag = ["read_only", "readOnly", "readonly"].compactMap { value($0, of: item) }.first
            if let flag, flag.bool == nil { problems.append("mounts[\(index)].read_only must be true or false") }
            guard let source, let target else { continue }
            mounts.append(DockerMount(source: source, target: target, isReadOnly: flag?.bool ?? false))
        }
        return mounts
    }
}
