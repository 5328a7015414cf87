public import StateRoots

/// Tells what is at work, in words that a person reads; the app answers from its leases, workers and flows.
public protocol Activity {
    /// What is at work in a root, so that it must not be moved, exported or replaced: "flow 3f2a is running". Nil when
    /// nothing is.
    func work(in root: StateRoot) throws -> String?

    /// Why the thing at a place must be kept for now: "belongs to the run 3f2a". Nil when nothing needs it.
    func claim(on place: AbsolutePath) throws -> String?
}

/// For a root that nothing else knows of.
public struct NoActivity: Activity, Sendable {
    public init() {}
    public func work(in root: StateRoot) -> String? { nil }
    public func claim(on place: AbsolutePath) -> String? { nil }
}
