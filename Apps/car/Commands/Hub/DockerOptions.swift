import Console
import Hub

/// The options of a container, and what they come to.
enum DockerOptions {
    private static let image = Option(
        "image", .value(Value("IMAGE")), summary: "The image, as docker knows it; needed with docker")
    private static let name = Option(
        "name", .value(Value("NAME")), summary: "The container's name", defaultText: "one made from the repository")
    private static let mount = Option(
        "mount", .value(Value("SOURCE:TARGET")), summary: "A directory of this machine to show in the container",
        isRepeatable: true)
    private static let readOnlyMount = Option(
        "mount-ro", .value(Value("SOURCE:TARGET")), summary: "The same, for reading only", isRepeatable: true)
    private static let passed = Option(
        "env", .value(Value("PATTERN")), summary: "Variables to hand on, by name or pattern", isRepeatable: true)
    private static let variable = Option(
        "env-map", .value(Value("NAME=VALUE", isSensitive: true)), summary: "A variable to set", isRepeatable: true)
    private static let profile = Option(
        "profile", .value(Value("PROFILE", .choice(["full-dev"]))), summary: "The tools that the image must have")
    private static let workdir = Option(
        "workdir", .value(Value("DIR")), summary: "The directory in the container that agents begin in")

    static let all = [image, name, mount, readOnlyMount, passed, variable, profile, workdir]

    static func destination(_ invocation: Invocation) throws -> DockerDestination {
        let command = invocation.command
        guard let image = command.text(image), !image.isEmpty else {
            throw invocation.usageError(.missingValue, "docker needs an image: say --image IMAGE")
        }
        var docker = DockerDestination(image: image)
        docker.containerName = command.text(name)
        docker.mounts = try command.texts(mount).map { try DockerMount(argument: $0) }
        docker.mounts += try command.texts(readOnlyMount).map { try DockerMount(argument: $0, isReadOnly: true) }
        docker.passedVariables = command.texts(passed)
        docker.variables = try command.texts(variable).map { text in
            guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
                throw invocation.usageError(.invalidValue, "--env-map takes NAME=VALUE")
            }
            return DockerDestination.Variable(String(text[..<equals]), String(text[text.index(after: equals)...]))
        }
        docker.profile = command.text(profile).flatMap { DockerDestination.Profile($0) }
        docker.workdir = command.text(workdir)
        return docker
    }

    /// Values of variables may be secrets, so that only their names are shown.
    static func summary(of docker: DockerDestination) -> String {
        var lines = ["  image    \(docker.image)"]
        if let name = docker.containerName { lines.append("  name     \(name)") }
        for mount in docker.mounts {
            lines.append("  mount    \(mount.source) at \(mount.target)\(mount.isReadOnly ? ", for reading only" : "")")
        }
        if let workdir = docker.workdir { lines.append("  workdir  \(workdir)") }
        if let profile = docker.profile { lines.append("  profile  \(profile)") }
        if !docker.passedVariables.isEmpty {
            lines.append("  env      \(docker.passedVariables.joined(separator: " "))")
        }
        for variable in docker.variables { lines.append("  env      \(variable.name) is set") }
        return lines.joined(separator: "\n")
    }
}
