@testable import EventLoop

/// A file system with inotify in memory: what a ``WatchTable`` would see of the real one, in any order of reading.
final class ModelTree {
    final class Inode {
        let isDirectory: Bool
        var children: [[UInt8]: Inode] = [:]
        var watch: Int32?
        init(isDirectory: Bool) { self.isDirectory = isDirectory }
    }

    let root = Inode(isDirectory: true)
    /// Trees that were moved out, still watched by whoever does not know.
    var outside: [Inode] = []
    private(set) var queue: [InotifyEvent] = []
    var queueIsEmpty: Bool { queue.isEmpty }
    private(set) var hasOverflowed = false
    private var byWatch: [Int32: Inode] = [:]
    private var nextWatch: Int32 = 1
    private var nextCookie: UInt32 = 1
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    // MARK: What a program does

    func make(_ name: [UInt8], _ isDirectory: Bool, in directory: Inode) {
        guard directory.children[name] == nil else { return write(name, in: directory) }
        directory.children[name] = Inode(isDirectory: isDirectory)
        emit(directory, .create, name, isDirectory)
        if !isDirectory { emit(directory, .closeWrite, name, false) }
    }

    func write(_ name: [UInt8], in directory: Inode) {
        guard let file = directory.children[name], !file.isDirectory else { return }
        emit(directory, .modify, name, false)
        emit(directory, .closeWrite, name, false)
    }

    func remove(_ name: [UInt8], from directory: Inode) {
        guard let inode = directory.children[name] else { return }
        for child in inode.children.keys { remove(child, from: inode) }
        directory.children[name] = nil
        emit(directory, .delete, name, inode.isDirectory)
        vanish(inode)
    }

    func rename(_ name: [UInt8], in directory: Inode, to newName: [UInt8], in target: Inode) {
        guard let inode = directory.children[name], inode !== target.children[newName], !contains(inode, target) else {
            return
        }
        let replaced = target.children[newName]
        if let replaced {
            guard replaced.isDirectory == inode.isDirectory, replaced.children.isEmpty else { return }
        }
        directory.children[name] = nil
        target.children[newName] = inode
        move(inode, from: directory, name, to: target, newName)
        if let replaced { vanish(replaced) }
    }

    /// The system tells of both moves when both are done; somebody may watch and read in between.
    func exchange(
        _ name: [UInt8], in directory: Inode, with other: [UInt8], in target: Inode, between: () -> Void = {}
    ) {
        guard let first = directory.children[name], let second = target.children[other], first !== second,
            !contains(first, target), !contains(second, directory)
        else { return }
        directory.children[name] = second
        target.children[other] = first
        move(first, from: directory, name, to: target, other)
        between()
        move(second, from: target, other, to: directory, name)
    }

    func moveOut(_ name: [UInt8], from directory: Inode) {
        guard let inode = directory.children.removeValue(forKey: name) else { return }
        outside.append(inode)
        emit(directory, .movedFrom, name, inode.isDirectory, cookie: takeCookie())
    }

    func moveIn(_ inode: Inode, as name: [UInt8], to directory: Inode) {
        guard directory.children[name] == nil else { return }
        outside.removeAll { $0 === inode }
        directory.children[name] = inode
        emit(directory, .movedTo, name, inode.isDirectory, cookie: takeCookie())
    }

    func changeMode(_ name: [UInt8], in directory: Inode) {
        guard let inode = directory.children[name] else { return }
        emit(directory, .attributes, name, inode.isDirectory)
    }

    // MARK: What the table's hands do

    func read(_ count: Int) -> [InotifyEvent] {
        let events = Array(queue.prefix(count))
        queue.removeFirst(events.count)
        return events
    }

    func look(_ path: WatchPath) -> WatchTable.Outcome {
        var inode = root
        if !path.isRoot {
            for name in path.bytes.split(separator: UInt8(ascii: "/")) {
                guard let next = inode.children[Array(name)], next.isDirectory else { return .gone }
                inode = next
            }
        }
        let watch = inode.watch ?? nextWatch
        if inode.watch == nil {
            nextWatch += 1
            inode.watch = watch
            byWatch[watch] = inode
        }
        return .listed(watch: watch, inode.children.map { ($0.key, $0.value.isDirectory) })
    }

    func forget(_ watch: Int32) {
        guard let inode = byWatch.removeValue(forKey: watch) else { return }
        inode.watch = nil
        append(InotifyEvent(watch: watch, mask: .ignored))
    }

    /// Every path, with whether it is a directory, and the watch of each directory.
    func everything() -> (paths: [WatchPath: Bool], watches: [WatchPath: Int32]) {
        var paths: [WatchPath: Bool] = [:]
        var watches: [WatchPath: Int32] = [:]
        func walk(_ inode: Inode, _ path: WatchPath) {
            watches[path] = inode.watch
            for (name, child) in inode.children {
                let childPath = path.appending(name)
                paths[childPath] = child.isDirectory
                if child.isDirectory { walk(child, childPath) }
            }
        }
        walk(root, .root)
        return (paths, watches)
    }

    func directories() -> [Inode] {
        var all: [Inode] = []
        func walk(_ inode: Inode) {
            all.append(inode)
            for name in inode.children.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                if let child = inode.children[name], child.isDirectory { walk(child) }
            }
        }
        walk(root)
        for inode in outside where inode.isDirectory { walk(inode) }
        return all
    }

    private func contains(_ inode: Inode, _ other: Inode) -> Bool {
        inode === other || inode.children.values.contains { contains($0, other) }
    }

    private func move(_ inode: Inode, from: Inode, _ name: [UInt8], to target: Inode, _ newName: [UInt8]) {
        let cookie = takeCookie()
        emit(from, .movedFrom, name, inode.isDirectory, cookie: cookie)
        emit(target, .movedTo, newName, inode.isDirectory, cookie: cookie)
        if let watch = inode.watch { append(InotifyEvent(watch: watch, mask: .moveSelf)) }
    }

    private func vanish(_ inode: Inode) {
        guard let watch = inode.watch else { return }
        append(InotifyEvent(watch: watch, mask: .deleteSelf))
        append(InotifyEvent(watch: watch, mask: .ignored))
        byWatch[watch] = nil
        inode.watch = nil
    }

    private func emit(
        _ directory: Inode, _ mask: InotifyEvent.Mask, _ name: [UInt8], _ isDirectory: Bool, cookie: UInt32 = 0
    ) {
        guard let watch = directory.watch else { return }
        append(
            InotifyEvent(
                watch: watch, mask: isDirectory ? mask.union(.isDirectory) : mask, cookie: cookie, name: name))
    }

    private func append(_ event: InotifyEvent) {
        if queue.count < capacity {
            queue.append(event)
        } else if queue.last?.mask != .overflow {
            queue.append(InotifyEvent(watch: -1, mask: .overflow))
            hasOverflowed = true
        }
    }

    private func takeCookie() -> UInt32 {
        nextCookie += 1
        return nextCookie
    }
}
