public import Formats

extension Destination {
    /// The destination for the manifest.
    public var yaml: YAMLNode {
        switch self {
        case .local: .mapping([("kind", .string("local"))])
        case .docker(let docker): docker.yaml
        }
    }

    /// The destination for `hub_state.json` and for programs; what JSON cannot say of unknown keys is left out.
    public var json: JSON {
        var object = JSONObject()
        for pair in yaml.mapping ?? [] {
            guard let key = try? pair.key.name, let value = try? pair.value.json else { continue }
            object[key] = value
        }
        return .object(object)
    }
}

extension DockerDestination {
    fileprivate var yaml: YAMLNode {
        var pairs: [(String, YAMLNode)] = [("kind", .string("docker")), ("image", .string(image))]
        if let containerName { pairs.append(("container_name", .string(containerName))) }
        if !mounts.isEmpty { pairs.append(("mounts", .sequence(mounts.map(\.yaml)))) }
        if !passedVariables.isEmpty {
            pairs.append(("env_passthrough", .sequence(passedVariables.map { .string($0) })))
        }
        if let workdir { pairs.append(("workdir", .string(workdir))) }
        if let profile { pairs.append(("profile", .string(profile.description))) }
        if !variables.isEmpty { pairs.append(("env", .mapping(variables.map { ($0.name, .string($0.value)) }))) }
        guard case .mapping(let known) = YAMLNode.mapping(pairs).content else { return .mapping(pairs) }
        return YAMLNode(.mapping(known + extra))
    }
}

extension DockerMount {
    fileprivate var yaml: YAMLNode {
        var pairs: [(String, YAMLNode)] = [("source", .string(source)), ("target", .string(target))]
        if isReadOnly { pairs.append(("read_only", .bool(true))) }
        return .mapping(pairs)
    }
}
