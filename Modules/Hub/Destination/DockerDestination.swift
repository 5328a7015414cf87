import Formats

/// How a repository's container is made.
public struct DockerDestination: Hashable, Sendable {
    /// A set of tools that the image is expected to have; new ones may be added.
    public struct Profile: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String { case fullDev = "full-dev" }
        private let value: Value
        /// What developing takes: the agents, git, a shell and the usual languages.
        public static let fullDev = Profile(value: .fullDev)
        /// Nil for a profile that nobody knows.
        public init?(_ name: String) {
            guard let value = Value(rawValue: name.lowercased()) else { return nil }
            self.value = value
        }
        private init(value: Value) { self.value = value }
        /// The word that the files use.
        public var description: String { value.rawValue }
    }

    /// A variable with its value.
    public struct Variable: Hashable, Sendable {
        /// What the program in the container asks for.
        public let name: String
        /// Text, whatever it looks like.
        public let value: String
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// As docker names it.
    public var image: String
    /// Nil when it is named after the repository.
    public var containerName: String?
    /// What of this machine is seen there, beside the repository.
    public var mounts: [DockerMount] = []
    /// Names, or patterns of names, of variables that are handed on from here.
    public var passedVariables: [String] = []
    /// Where commands start; nil for where the repository is.
    public var workdir: String?
    /// What the image is expected to have; nil for nothing in particular.
    public var profile: Profile?
    /// Variables that are set in the container, in the order of the file.
    public var variables: [Variable] = []
    /// What else the file says, which is kept.
    let extra: [YAMLPair]

    public init(image: String) { self.init(image: image, extra: []) }

    init(image: String, extra: [YAMLPair]) {
        self.image = image
        self.extra = extra
    }
}
