/// What came of reading a destination: something to use, or every reason why not.
public enum DestinationReading: Hashable, Sendable {
    case valid(Destination)
    /// One clause for each thing that is wrong, never empty.
    case invalid([String])

    /// What to use; nil when nothing can be.
    public var destination: Destination? {
        guard case .valid(let destination) = self else { return nil }
        return destination
    }

    /// Every reason why not; none when it can be used.
    public var problems: [String] {
        guard case .invalid(let problems) = self else { return [] }
        return problems
    }
}
