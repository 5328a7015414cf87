import Testing

@testable import EventLoop

/// Of two that change places, the system tells as of two moves, of which the second leaves from where something stays.
@Suite("Two entries that change places in a watched tree")
struct ExchangeTests {
    private static let (a, c, d) = (Array("a".utf8), Array("c".utf8), Array("d".utf8))

    /// Two files, and a directory with one.
    private static func world(capacity: Int = .max) throws -> (WatchTableTests.World, directory: ModelTree.Inode) {
        let tree = ModelTree(capacity: capacity)
        tree.make(a, false, in: tree.root)
        tree.make(c, false, in: tree.root)
        tree.make(d, true, in: tree.root)
        let directory = try #require(tree.root.children[d])
        tree.make(a, false, in: directory)
        return (WatchTableTests.World(tree), directory)
    }

    @Test("are both kept when one of them changes places again before anybody has looked")
    func twice() throws {
        var (world, directory) = try Self.world()
        world.settle()
        world.tree.exchange(Self.a, in: world.tree.root, with: Self.c, in: world.tree.root)
        world.tree.exchange(Self.a, in: directory, with: Self.c, in: world.tree.root)
        world.read(6)
        world.look()
        world.settle()
        #expect(world.violations().isEmpty)
    }

    @Test("are both kept when their directory is first watched between the two moves")
    func watchedBetween() throws {
        var (world, _) = try Self.world()
        world.tree.exchange(Self.a, in: world.tree.root, with: Self.c, in: world.tree.root) { world.look() }
        world.settle()
        #expect(world.violations().isEmpty)
    }

    @Test("are both kept when the first move is lost")
    func lostBetween() throws {
        var (world, _) = try Self.world(capacity: 2)
        world.settle()
        world.tree.write(Self.a, in: world.tree.root)
        world.tree.exchange(Self.a, in: world.tree.root, with: Self.c, in: world.tree.root) {
            world.read(.max)
            world.look()
        }
        world.settle()
        #expect(world.violations().isEmpty)
    }

    @Test("are both kept when they are directories with content, and followed into their new places")
    func directories() throws {
        var (world, directory) = try Self.world()
        world.tree.make(Self.c, true, in: directory)
        world.settle()
        let inner = try #require(directory.children[Self.c])
        world.tree.make(Self.a, true, in: inner)
        world.tree.make(Array("e".utf8), true, in: world.tree.root)
        world.settle()
        world.tree.exchange(Self.c, in: directory, with: Array("e".utf8), in: world.tree.root)
        world.settle()
        #expect(world.violations().isEmpty)
    }

    @Test("are not suspected in a file that is moved on and on, which is told as moves")
    func movedOn() throws {
        var (world, _) = try Self.world()
        world.settle()
        for (from, to) in [("a", "e"), ("e", "f"), ("f", "g")] {
            world.tree.rename(Array(from.utf8), in: world.tree.root, to: Array(to.utf8), in: world.tree.root)
            world.read(.max)
            #expect(world.table.isIdle)
            #expect(world.table.ledger.take().map(\.description) == ["renamed(from: \(from)) \(to)"])
        }
    }
}
