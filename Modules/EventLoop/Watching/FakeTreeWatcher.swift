/// A watcher that tells what a test says.
public final class FakeTreeWatcher: TreeWatcher {
    /// A tree that somebody watches.
    public final class Watch: TreeWatch {
        public let root: WatchPath
        public private(set) var handler: (any TreeWatchHandler)?

        fileprivate init(_ root: WatchPath, _ handler: any TreeWatchHandler) {
            self.root = root
            self.handler = handler
        }

        public func close() { handler = nil }

        /// Tells the handler, unless the watch was closed.
        public func report(_ report: TreeReport) { handler?.treeReported(report) }

        public func report(_ changes: TreeChange...) {
            var report = TreeReport()
            report.changes = changes
            self.report(report)
        }
    }

    /// All that were begun, in order.
    public private(set) var watches: [Watch] = []

    public init() {}

    public func watchTree(
        at root: WatchPath, options: WatchOptions, handler: any TreeWatchHandler
    ) throws(WatchProblem) -> any TreeWatch {
        let watch = Watch(root, handler)
        watches.append(watch)
        return watch
    }
}
