/// Who is told about events of watches that are his.
protocol InotifySubscriber: AnyObject {
    func inotifyHappened(_ event: InotifyEvent)
    /// Everything that was waiting has been read, or enough for one turn.
    func inotifyTurnEnded()
}

/// The one inotify instance of a loop, of which a user may have few (128).
///
/// A directory has one watch however many watch it: its events go to each of them.
final class InotifyHub {
    private let watch: DescriptorWatch
    private let loop: EventLoop
    private var trees: [ObjectIdentifier: InotifyTree] = [:]
    private var subscribers: [Int32: [ObjectIdentifier: any InotifySubscriber]] = [:]

    /// Reads of this turn at most; each is as large as the loop's buffer.
    private static let readsATurn = 16

    init(on loop: EventLoop) throws(UVFailure) {
        guard let descriptor = System.openInotify() else { throw UVFailure(System.lastFailure) }
        self.loop = loop
        watch = try DescriptorWatch(descriptor, on: loop)
        watch.start(.reading) { [self] in read() }
        watch.onEnd = { [self] in for tree in trees.values { tree.close() } }
    }

    /// Keeps a tree until it is closed.
    func hold(_ tree: InotifyTree) { trees[ObjectIdentifier(tree)] = tree }
    func release(_ tree: InotifyTree) { trees[ObjectIdentifier(tree)] = nil }

    /// Watches an open directory; the failure is libuv's number.
    func add(
        _ directory: Int32, _ mask: InotifyEvent.Mask, for subscriber: any InotifySubscriber
    ) -> Result<Int32, UVFailure> {
        let number = System.addWatch(watch.descriptor, directory, mask.union(.addToMask).rawValue)
        guard number >= 0 else { return .failure(UVFailure(number)) }
        subscribers[number, default: [:]][ObjectIdentifier(subscriber)] = subscriber
        return .success(number)
    }

    func remove(_ number: Int32, for subscriber: any InotifySubscriber) {
        guard subscribers[number]?.removeValue(forKey: ObjectIdentifier(subscriber)) != nil else { return }
        if subscribers[number]?.isEmpty == true {
            subscribers[number] = nil
            System.removeWatch(watch.descriptor, number)
        }
    }

    private func read() {
        var told: [ObjectIdentifier: any InotifySubscriber] = [:]
        for _ in 0..<Self.readsATurn {
            guard !loop.isEnding, let bytes = System.read(watch.descriptor, into: loop.scratch) else { break }
            InotifyEvent.each(in: bytes) { event in
                if event.mask.contains(.overflow) {
                    for some in subscribers.values { told.merge(some) { first, _ in first } }
                    for subscriber in told.values { subscriber.inotifyHappened(event) }
                    return
                }
                guard let some = subscribers[event.watch] else { return }
                if event.mask.contains(.ignored) { subscribers[event.watch] = nil }
                for (id, subscriber) in some {
                    told[id] = subscriber
                    subscriber.inotifyHappened(event)
                }
            }
            // What is not full was the last of it.
            if bytes.count < loop.scratch.count / 2 { break }
        }
        for subscriber in told.values { subscriber.inotifyTurnEnded() }
    }
}
