/// A place that durable state may be written to: a catalogue entry under a resolved root (SR-20).
public struct DurablePath: Hashable, Sendable, CustomStringConvertible {
    public let placement: Placement
    init(_ placement: Placement) { self.placement = placement }

    public var path: AbsolutePath { placement.path }
    public var description: String { placement.description }

    /// A file beside this one that serves it.
    public func companion(_ companion: Companion) throws(StateRootError) -> DurablePath {
        DurablePath(try placement.companion(companion))
    }

    /// An entry of this directory.
    public func child(_ segment: PathSegment) -> DurablePath { DurablePath(placement.child(segment)) }
}

/// A place for what can be rebuilt and may be deleted at any time (SR-10).
public struct CachePath: Hashable, Sendable, CustomStringConvertible {
    public let placement: Placement
    init(_ placement: Placement) { self.placement = placement }

    public var path: AbsolutePath { placement.path }
    public var description: String { placement.description }
    public func child(_ segment: PathSegment) -> CachePath { CachePath(placement.child(segment)) }
}

/// A place for logs and scratch files in the system's temporary directory (PX-41).
public struct EphemeralPath: Hashable, Sendable, CustomStringConvertible {
    public let placement: Placement
    init(_ placement: Placement) { self.placement = placement }

    public var path: AbsolutePath { placement.path }
    public var description: String { placement.description }
    public func child(_ segment: PathSegment) -> EphemeralPath { EphemeralPath(placement.child(segment)) }
}

/// A file that belongs to somebody else, from the catalogue's closed list (SR-23).
public struct ExternalPath: Hashable, Sendable, CustomStringConvertible {
    public let placement: Placement
    init(_ placement: Placement) { self.placement = placement }

    public var path: AbsolutePath { placement.path }
    public var description: String { placement.description }

    /// A file beside this one that serves it.
    public func companion(_ companion: Companion) throws(StateRootError) -> ExternalPath {
        ExternalPath(try placement.companion(companion))
    }
}
