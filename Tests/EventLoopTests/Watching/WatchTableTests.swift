import Harness
import Testing

@testable import EventLoop

@Suite("A table of watches", .serialized)
struct WatchTableTests {
    /// What somebody knows of a tree who was told of everything and looked at it once.
    struct Reader {
        var paths: [WatchPath: Bool] = [:]

        mutating func apply(_ change: TreeChange) {
            switch change.kind {
            case .created: paths[change.path] = change.isDirectory
            case .removed: _ = take(change.path)
            case .renamed(let from):
                let moved = take(from)
                guard !moved.isEmpty else {
                    paths[change.path] = change.isDirectory
                    return
                }
                _ = take(change.path)
                for (path, isDirectory) in moved {
                    paths[WatchPath(change.path.bytes + path.bytes.dropFirst(from.bytes.count))] = isDirectory
                }
            case .changed, .attributes: break
            }
        }

        /// Takes out a path and everything below it.
        private mutating func take(_ path: WatchPath) -> [WatchPath: Bool] {
            let below = path.bytes + [UInt8(ascii: "/")]
            let taken = paths.filter { $0.key == path || $0.key.bytes.starts(with: below) }
            for path in taken.keys { paths[path] = nil }
            return taken
        }
    }

    /// A tree, a table, and a reader of its reports, moved on at random.
    struct World {
        var random: SplitMix64
        let tree: ModelTree
        var table = WatchTable { path, _ in path.name == [UInt8(ascii: "x")] }
        var reader = Reader()
        var wasToldOfLoss = false

        init(seed: UInt64, capacity: Int) {
            random = SplitMix64(seed: seed)
            tree = ModelTree(capacity: capacity)
            for _ in 0..<8 { act() }
            table.beginRoot(isSilent: false)
        }

        /// With a tree that somebody has made.
        init(_ tree: ModelTree) {
            random = SplitMix64(seed: 0)
            self.tree = tree
            table.beginRoot(isSilent: false)
        }

        mutating func number(_ limit: Int) -> Int { Int(random.next() % UInt64(max(1, limit))) }
        mutating func name() -> [UInt8] { [Array("abcdx".utf8)[number(5)]] }
        mutating func directory() -> ModelTree.Inode {
            let all = tree.directories()
            return all[number(all.count)]
        }

        /// Something happens in the tree.
        mutating func act() {
            let (first, second) = (directory(), directory())
            switch number(12) {
            case 0, 1: tree.make(name(), false, in: first)
            case 2, 3: tree.make(name(), true, in: first)
            case 4: tree.remove(name(), from: first)
            case 5: tree.rename(name(), in: first, to: name(), in: first)
            case 6, 7: tree.rename(name(), in: first, to: name(), in: second)
            case 8: exchange(first, second)
            case 9: tree.moveOut(name(), from: first)
            case 10:
                guard !tree.outside.isEmpty else { return tree.write(name(), in: first) }
                let inode = tree.outside[number(tree.outside.count)]
                if first !== inode, !isBelow(first, inode) { tree.moveIn(inode, as: name(), to: first) }
            default: tree.changeMode(name(), in: first)
            }
        }

        private mutating func exchange(_ first: ModelTree.Inode, _ second: ModelTree.Inode) {
            let (name, other) = (name(), name())
            tree.exchange(name, in: first, with: other, in: second) {
                switch number(6) {
                case 0: look()
                case 1: read(1 + number(6))
                default: break
                }
            }
        }

        private func isBelow(_ inode: ModelTree.Inode, _ top: ModelTree.Inode) -> Bool {
            top.children.values.contains { $0 === inode || isBelow(inode, $0) }
        }

        mutating func read(_ count: Int) { for event in tree.read(count) { table.handle(event) } }

        @discardableResult
        mutating func look() -> Bool {
            for watch in table.takeForgotten() { tree.forget(watch) }
            guard let look = table.nextLook() else { return false }
            table.looked(at: look.id, tree.look(look.path))
            return true
        }

        mutating func report() {
            if table.hasLost { wasToldOfLoss = true }
            table.hasLost = false
            for change in table.ledger.take() where !change.path.isRoot { reader.apply(change) }
        }

        static func isExcluded(_ path: WatchPath) -> Bool {
            path.bytes.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("x".utf8) }
        }

        mutating func step() {
            switch number(10) {
            case 0...4: act()
            case 5, 6: read(1 + number(6))
            case 7: look()
            case 8: report()
            default: table.settleMoves()
            }
        }

        /// Lets everything come to rest.
        mutating func settle() {
            for _ in 0..<200 {
                read(.max)
                while look() {}
                table.settleMoves()
                report()
                if tree.queueIsEmpty, table.isIdle, table.moves.isEmpty { break }
            }
            report()
        }

        func violations() -> [String] {
            let (paths, watches) = tree.everything()
            let expected = paths.filter { !Self.isExcluded($0.key) }
            var found: [String] = []
            if reader.paths != expected {
                let missing = expected.filter { reader.paths[$0.key] != $0.value }.keys.sorted()
                let extra = reader.paths.filter { expected[$0.key] == nil }.keys.sorted()
                found.append("the reader lacks \(missing) and has \(extra)")
            }
            for (path, watch) in watches where !Self.isExcluded(path) {
                let id = table.byWatch[watch]
                if id == nil || id.flatMap({ table.path(of: $0) }) != path {
                    found.append("\(path) is not watched as itself")
                }
            }
            let directories = expected.filter(\.value).count + 1
            if watches.filter({ !Self.isExcluded($0.key) }).count != directories {
                found.append("some are not watched")
            }
            if table.nodes.count != directories { found.append("\(table.nodes.count) nodes for \(directories)") }
            if tree.hasOverflowed, !wasToldOfLoss { found.append("a loss was not told") }
            return found
        }
    }

    private static func run(seeds: Range<UInt64>, capacity: Int, steps: Int) -> String? {
        for seed in seeds {
            var world = World(seed: seed, capacity: capacity)
            for _ in 0..<steps { world.step() }
            world.settle()
            let violations = world.violations()
            if !violations.isEmpty { return "seed \(seed): \(violations)" }
        }
        return nil
    }

    @Test("knows the tree when everything is read, whatever happened in which order", arguments: 0..<8)
    func random(_ part: UInt64) async throws {
        let violation = try await offPool {
            Self.run(seeds: (part * 400)..<(part * 400 + 400), capacity: .max, steps: 60)
        }
        #expect(violation == nil)
    }

    @Test("knows it after events were lost, and says that some were", arguments: 0..<4)
    func overflow(_ part: UInt64) async throws {
        let violation = try await offPool {
            Self.run(seeds: (part * 300)..<(part * 300 + 300), capacity: 8, steps: 80)
        }
        #expect(violation == nil)
    }

    @Test("stays quiet when a directory shows up in two places, as mounts can make it")
    func mountedTwice() {
        var table = WatchTable { _, _ in false }
        table.beginRoot(isSilent: true)
        var looks = 0
        while let look = table.nextLook(), looks < 1000 {
            looks += 1
            let names: [(name: [UInt8], isDirectory: Bool)] =
                look.path.isRoot ? [(Array("a".utf8), true), (Array("b".utf8), true)] : []
            table.looked(at: look.id, .listed(watch: look.path.isRoot ? 1 : 2, names))
        }
        #expect(looks < 100)
    }

    @Test("reads the events of one read, and no part of one")
    func events() {
        func event(_ name: String, _ padding: Int) -> [UInt8] {
            func word(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }
            let text = Array(name.utf8) + [UInt8](repeating: 0, count: padding)
            return word(3) + word(0x4000_0100) + word(9) + word(UInt32(text.count)) + text
        }
        let bytes = event("name", 12) + event("", 0) + event("é", 14)
        for count in 0...bytes.count {
            var events: [InotifyEvent] = []
            bytes.prefix(count).withUnsafeBytes { InotifyEvent.each(in: $0) { events.append($0) } }
            #expect(events.count == (count >= 80 ? 3 : count >= 48 ? 2 : count >= 32 ? 1 : 0))
        }
        var first: InotifyEvent?
        bytes.withUnsafeBytes { InotifyEvent.each(in: $0) { first = first ?? $0 } }
        #expect(
            first
                == InotifyEvent(watch: 3, mask: [.create, .isDirectory], cookie: 9, name: Array("name".utf8)))
    }
}
