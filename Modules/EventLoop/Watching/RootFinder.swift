/// Finds out where the root of a tree is, and when that may have changed.
///
/// The directories above a root are watched for being moved or removed, which inotify does not tell of below them. While
/// there is no root, the nearest directory above it is watched for names that appear.
final class RootFinder: InotifySubscriber {
    private let root: WatchPath
    private let hub: InotifyHub
    private let onDoubt: () -> Void
    private var watches: Set<Int32> = []
    private var isInDoubt = false

    init(_ root: WatchPath, _ hub: InotifyHub, onDoubt: @escaping () -> Void) {
        self.root = root
        self.hub = hub
        self.onDoubt = onDoubt
    }

    /// The directory that the root is, without links; nil while there is none.
    func locate() -> WatchPath? {
        // What appears between looking and watching is found by looking once more.
        for _ in 0..<8 {
            let found = resolved
            let before = watches
            watches = []
            if let found {
                watchAbove(found)
                if !root.bytes.elementsEqual(found.bytes) { watchAbove(root) }
            } else {
                watchNearest(to: root)
                if let target = System.linkTarget(root.bytes) { watchNearest(to: absolute(target)) }
            }
            for number in before.subtracting(watches) { hub.remove(number, for: self) }
            if resolved == found { return found }
        }
        return resolved
    }

    func close() {
        for number in watches { hub.remove(number, for: self) }
        watches = []
    }

    func inotifyHappened(_ event: InotifyEvent) {
        if event.mask.contains(.ignored) { watches.remove(event.watch) }
        let telling: InotifyEvent.Mask = [.moveSelf, .deleteSelf, .ignored, .unmount, .create, .movedTo, .movedFrom]
        if !event.mask.isDisjoint(with: telling) || event.mask.contains(.overflow) { isInDoubt = true }
    }

    func inotifyTurnEnded() {
        guard isInDoubt else { return }
        isInDoubt = false
        onDoubt()
    }

    private var resolved: WatchPath? {
        System.realPath(root.bytes).flatMap { path in
            System.kind(ofPath: path) == .directory ? WatchPath(path) : nil
        }
    }

    private func absolute(_ target: [UInt8]) -> WatchPath {
        target.first == UInt8(ascii: "/") ? WatchPath(target) : parent(of: root).appending(target)
    }

    private func parent(of path: WatchPath) -> WatchPath {
        guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { return WatchPath("/") }
        return WatchPath(Array(path.bytes[..<slash]))
    }

    private func watchAbove(_ path: WatchPath) {
        var current = path
        while current != WatchPath("/") {
            current = parent(of: current)
            watch(current, [.moveSelf, .deleteSelf])
        }
    }

    private func watchNearest(to path: WatchPath) {
        var current = path
        while current != WatchPath("/") {
            current = parent(of: current)
            guard watch(current, [.moveSelf, .deleteSelf, .create, .movedTo, .attributes]) else { continue }
            return watchAbove(current)
        }
    }

    @discardableResult
    private func watch(_ path: WatchPath, _ mask: InotifyEvent.Mask) -> Bool {
        guard let directory = System.openDirectory(path.bytes).descriptor else { return false }
        defer { System.closeDescriptor(directory) }
        guard case .success(let number) = hub.add(directory, mask.union(.onlyDirectories), for: self) else {
            return false
        }
        watches.insert(number)
        return true
    }
}
