/// Watches directory trees.
public protocol TreeWatcher: AnyObject {
    /// Watches everything below a directory, which need not exist yet, until the returned watch is closed.
    ///
    /// A link at the root itself is followed, one below it never is. The handler is called in turns of the loop of
    /// their own; the first report that is ready says when to look at the tree oneself.
    func watchTree(
        at root: WatchPath, options: WatchOptions, handler: any TreeWatchHandler
    ) throws(WatchProblem) -> any TreeWatch
}

/// A tree that is watched; held by its loop until it is closed.
public protocol TreeWatch: AnyObject {
    /// Ends it; nothing is told afterwards. Idempotent.
    func close()
}

/// What a watch tells its owner.
public protocol TreeWatchHandler: AnyObject {
    /// Something happened; never an empty report.
    func treeReported(_ report: TreeReport)
}

/// How a tree is watched.
public struct WatchOptions {
    /// How long changes are gathered before they are told; zero tells those of one turn.
    public var gathering = Duration.zero
    /// How often a file is told of that is written and kept open, as logs are.
    public var openFileInterval = Duration.milliseconds(500)
    /// How often directories are looked at that the system grants no watch for.
    public var unwatchedInterval = Duration.seconds(30)
    /// More changes than this at once are told as ``TreeReport/mustRescan``.
    public var changeLimit = 65_536
    /// Whether what is there at the beginning is told as created.
    ///
    /// Whoever keeps an image of the tree gets an exact one this way. Whoever looks at the tree when it is ready must
    /// expect to be told then of some things that he has seen already.
    public var tellsExisting = false
    /// What is neither watched nor told of, by its path below the root.
    public var excludes: (_ path: WatchPath, _ isDirectory: Bool) -> Bool = { _, _ in false }

    public init() {}
}
