import Formats

/// A directory of this machine that is seen in the container.
public struct DockerMount: Hashable, Sendable {
    /// The place on this machine.
    public var source: String
    /// The place in the container.
    public var target: String
    /// Whether the container may only look at it.
    public var isReadOnly: Bool

    public init(source: String, target: String, isReadOnly: Bool = false) {
        self.source = source
        self.target = target
        self.isReadOnly = isReadOnly
    }

    /// Reads `source:target` as a person writes it on a command line; the first colon divides.
    public init(argument text: String, isReadOnly: Bool = false) throws(HubError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            .map { String($0).trimmed }
        guard parts.count == 2, let source = parts.first, let target = parts.last, !source.isEmpty, !target.isEmpty
        else {
            throw HubError(
                .badDestination, text, "this does not say what is mounted where",
                remedy: "write it as source:target, as in /srv/data:/data")
        }
        self.init(source: source, target: target, isReadOnly: isReadOnly)
    }
}
