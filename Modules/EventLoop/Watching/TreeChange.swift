/// Something that happened below the root of a watched tree.
public struct TreeChange: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        /// It is there now, and was not.
        case created
        /// A file has other content: its writer has closed it, it was replaced by another, or it is written and kept
        /// open.
        case changed
        /// It is gone; with a directory, everything below it.
        case removed
        /// It was elsewhere in the tree; with a directory, everything below it has moved along.
        case renamed(from: WatchPath)
        /// Permissions, owner, times.
        case attributes
    }

    public let kind: Kind
    /// Relative to the root, which is the empty path.
    public let path: WatchPath
    public let isDirectory: Bool

    public init(_ kind: Kind, _ path: WatchPath, isDirectory: Bool) {
        self.kind = kind
        self.path = path
        self.isDirectory = isDirectory
    }

    public var description: String { "\(kind) \(path)\(isDirectory ? "/" : "")" }
}

/// What is told about a tree at once.
public struct TreeReport: Hashable, Sendable {
    /// In an order in which they may be applied one after the other; several that make up for each other are left out.
    public var changes: [TreeChange] = []
    /// Changes were lost, or too many came: only looking at everything shows what files have changed.
    ///
    /// What came and went is among the ``changes`` all the same, now or soon.
    public var mustRescan = false
    /// Told once, when every directory that was there at the beginning is watched: look at the tree now, and nothing
    /// that happens from now on will be missed.
    public var isReady = false
    public var problems: [WatchProblem] = []

    public init() {}

    public var isEmpty: Bool { changes.isEmpty && !mustRescan && !isReady && problems.isEmpty }
}

/// A part of a tree that cannot be watched as it should; the rest is.
public struct WatchProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of problem it is; new kinds may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind { case unreadable, limit, instances, invalid, other }
        private let kind: Kind
        /// A directory may not be read.
        public static let unreadable = Code(kind: .unreadable)
        /// The user may have no more watches.
        public static let limit = Code(kind: .limit)
        /// The user may have no more inotify instances: nothing is watched.
        public static let instances = Code(kind: .instances)
        /// The root is not an absolute path.
        public static let invalid = Code(kind: .invalid)
        public static let other = Code(kind: .other)
    }

    public let code: Code
    public let description: String

    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
