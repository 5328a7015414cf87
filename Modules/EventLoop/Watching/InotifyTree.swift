import Transport

/// A tree that is watched by inotify: the hands of a ``WatchTable``.
final class InotifyTree: TreeWatch, InotifySubscriber {
    private static let mask: InotifyEvent.Mask = [
        .modify, .attributes, .closeWrite, .movedFrom, .movedTo, .create, .delete, .deleteSelf, .moveSelf,
        .onlyDirectories, .excludeUnlinked,
    ]
    /// Directories looked at in one turn, so that a large tree does not hold up everybody else on the loop.
    private static let looksATurn = 128
    private static let moveTime = Duration.milliseconds(10)

    private let loop: EventLoop
    private let hub: InotifyHub
    private let root: WatchPath
    private let options: WatchOptions
    private var handler: (any TreeWatchHandler)?
    private var finder: RootFinder?
    private var table: WatchTable
    private var place: WatchPath?
    private var identity: System.FileIdentity?
    private var openedRoot: Int32?
    private var isReady = false
    private var isWorking = false
    private var hasToldLimit = false
    private var moveTimer: (any ScheduledAction)?
    private var openFileTimer: (any ScheduledAction)?
    private var unwatchedTimer: (any ScheduledAction)?
    private var reportTimer: (any ScheduledAction)?
    private var isReporting = false

    init(
        _ root: WatchPath, _ options: WatchOptions, on loop: EventLoop, _ hub: InotifyHub,
        _ handler: any TreeWatchHandler
    ) {
        self.root = root
        self.options = options
        self.loop = loop
        self.hub = hub
        self.handler = handler
        table = WatchTable(excludes: options.excludes)
        let finder = RootFinder(root, hub) { [weak self] in self?.findRoot() }
        self.finder = finder
        hub.hold(self)
        findRoot()
    }

    func close() {
        guard handler != nil else { return }
        handler = nil
        table.loseRoot()
        removeForgotten()
        finder?.close()
        finder = nil
        hub.release(self)
        for timer in [moveTimer, openFileTimer, unwatchedTimer, reportTimer] { timer?.cancel() }
    }

    func inotifyHappened(_ event: InotifyEvent) { if handler != nil { table.handle(event) } }

    func inotifyTurnEnded() {
        guard handler != nil else { return }
        if table.isRootInDoubt { findRoot() } else { work() }
    }

    /// Whether the root is where it was, elsewhere, or nowhere.
    private func findRoot() {
        guard handler != nil, let finder else { return }
        table.isRootInDoubt = false
        place = finder.locate()
        let found = place.flatMap { System.identity(of: $0.bytes) }
        if table.isWatchingRoot, found != identity || found == nil {
            table.loseRoot()
            removeForgotten()
        }
        if found != nil, !table.isWatchingRoot { table.beginRoot(isSilent: !isReady && !options.tellsExisting) }
        identity = found
        work()
    }

    private func work() {
        var looks = 0
        defer { closeRoot() }
        while looks < Self.looksATurn, let look = next() {
            table.looked(at: look.id, outcome(of: look))
            looks += 1
        }
        removeForgotten()
        if !table.isIdle || table.isRootInDoubt, !isWorking {
            isWorking = true
            loop.soon { [self] in
                isWorking = false
                guard handler != nil else { return }
                if table.isRootInDoubt { findRoot() } else { work() }
            }
        }
        setTimers()
        gather()
    }

    private func next() -> WatchTable.Look? {
        removeForgotten()
        return table.nextLook()
    }

    private func removeForgotten() {
        for number in table.takeForgotten() { hub.remove(number, for: self) }
    }

    /// Watches a directory, then lists it.
    private func outcome(of look: WatchTable.Look) -> WatchTable.Outcome {
        let openedRoot = openRoot()
        guard let root = openedRoot.descriptor else { return openedRoot.outcome }
        let opened = System.openDirectory(look.path.bytes, below: root)
        guard let directory = opened.descriptor else { return opened.outcome }
        var watch: Int32?
        switch hub.add(directory, Self.mask, for: self) {
        case .success(let number): watch = number
        case .failure(let failure) where failure.isLimit: tellLimit()
        case .failure(let failure):
            System.closeDescriptor(directory)
            return failure.outcome
        }
        return .listed(watch: watch, System.entries(closing: directory))
    }

    /// The root, for the looks of one turn, unless it is not what it was.
    private func openRoot() -> System.OpenedDirectory {
        if let openedRoot { return System.OpenedDirectory(descriptor: openedRoot, outcome: .gone) }
        guard let place else { return System.OpenedDirectory(descriptor: nil, outcome: .gone) }
        let opened = System.openDirectory(place.bytes)
        guard let root = opened.descriptor else { return opened }
        guard System.identity(of: root) == identity else {
            System.closeDescriptor(root)
            return System.OpenedDirectory(descriptor: nil, outcome: .gone)
        }
        openedRoot = root
        return opened
    }

    private func closeRoot() {
        if let openedRoot { System.closeDescriptor(openedRoot) }
        openedRoot = nil
    }

    private func tellLimit() {
        guard !hasToldLimit else { return }
        hasToldLimit = true
        let limit = System.contents(of: "/proc/sys/fs/inotify/max_user_watches", upTo: 64) ?? []
        let number = String(decoding: limit.prefix { $0 != 0x0A }, as: UTF8.self)
        table.problems.append(
            WatchProblem(
                .limit,
                "only \(table.watchCount) directories of \(root) are watched, because the system grants no more: "
                    + "fs.inotify.max_user_watches is \(number); raise it with sysctl. In the others new and removed "
                    + "files are seen every \(options.unwatchedInterval.components.seconds) s, and changed ones not"))
    }
}

extension InotifyTree {
    private func setTimers() {
        func set(
            _ timer: inout (any ScheduledAction)?, _ isNeeded: Bool, _ delay: Duration, _ action: @escaping () -> Void
        ) {
            guard isNeeded, timer == nil else { return }
            timer = loop.schedule(after: delay, action)
        }
        set(&moveTimer, !table.moves.isEmpty, Self.moveTime) { [self] in
            moveTimer = nil
            table.settleMoves()
            work()
        }
        set(&openFileTimer, !table.openFiles.isEmpty, options.openFileInterval) { [self] in
            openFileTimer = nil
            table.reportOpenFiles()
            work()
        }
        set(&unwatchedTimer, !table.unwatched.isEmpty, options.unwatchedInterval) { [self] in
            unwatchedTimer = nil
            table.queueUnwatched()
            work()
        }
    }

    /// Has the handler told, unless nothing is to be told.
    private func gather() {
        let isNowReady = !isReady && table.isIdle
        let hasNews = table.ledger.count > 0 || table.hasLost || !table.problems.isEmpty || isNowReady
        guard hasNews, !isReporting else { return }
        if table.ledger.count > options.changeLimit {
            _ = table.ledger.take()
            table.hasLost = true
        }
        isReporting = true
        if options.gathering <= .zero {
            loop.soon { [self] in report() }
        } else {
            reportTimer = loop.schedule(after: options.gathering) { [self] in report() }
        }
    }

    private func report() {
        isReporting = false
        guard let handler else { return }
        var report = TreeReport()
        report.changes = table.ledger.take()
        report.mustRescan = table.hasLost
        report.problems = table.problems
        report.isReady = !isReady && table.isIdle
        if report.isReady {
            isReady = true
            table.tellEverything()
        }
        if report.changes.count > options.changeLimit {
            report.changes = []
            report.mustRescan = true
        }
        table.hasLost = false
        table.problems = []
        if !report.isEmpty { handler.treeReported(report) }
    }
}
