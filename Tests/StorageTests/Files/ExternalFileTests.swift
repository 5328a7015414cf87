import Glibc
import Harness
import Storage
import Testing

@Suite("Files that belong to somebody else") struct ExternalFileTests {
    @Test("are changed when they are what was read, and keep their mode")
    func change() throws {
        let fixture = try Fixture()
        let path = try fixture.directory.write("root/config.toml", "old")
        #expect(chmod(path, 0o664) == 0)
        try ExternalFile.write(fixture.bytes("new"), to: fixture.external, expecting: .content(fixture.bytes("old")))
        #expect(try fixture.text(fixture.external) == "new")
        #expect(try fixture.directory.inventory()["root/config.toml"]?.hasPrefix("100664 ") == true)
        #expect(try fixture.names() == ["root", "root/config.toml"])
    }

    @Test(
        "are left alone when somebody changed, lengthened, shortened or removed them",
        arguments: ["olD", "older", "ol", nil])
    func changed(_ content: String?) throws {
        let fixture = try Fixture()
        try fixture.directory.write("root/other", "")
        if let content { try fixture.directory.write("root/config.toml", content) }
        let before = try fixture.directory.inventory()
        let write = StorageError.caught {
            try ExternalFile.write(
                fixture.bytes("new"), to: fixture.external, expecting: .content(fixture.bytes("old")))
        }
        #expect(write?.code == .changed)
        let remove = StorageError.caught {
            try ExternalFile.remove(fixture.external, expecting: fixture.bytes("old"))
        }
        #expect(remove?.code == .changed)
        #expect(try fixture.directory.inventory() == before)
    }

    @Test("are made only when they are not there, and in a directory that is")
    func make() throws {
        let fixture = try Fixture()
        let missing = StorageError.caught {
            try ExternalFile.write([1], to: fixture.external, expecting: .absent)
        }
        #expect(missing?.code == .notFound)
        try ExternalFile.write([1], to: fixture.external, expecting: .absent, makingDirectories: true)
        let again = StorageError.caught { try ExternalFile.write([2], to: fixture.external, expecting: .absent) }
        #expect(again?.code == .changed)
        #expect(try SafeFile.read(fixture.external, limit: 10) == [1])
        try ExternalFile.remove(fixture.external, expecting: [1])
        #expect(try SafeFile.readIfPresent(fixture.external, limit: 10) == nil)
    }

    @Test("are not reached through a link")
    func links() throws {
        let fixture = try Fixture()
        let file = try fixture.directory.write("outside", "old")
        try fixture.directory.write("root/other", "")
        #expect(symlink(file, fixture.external.description) == 0)
        let error = StorageError.caught {
            try ExternalFile.write([1], to: fixture.external, expecting: .content(fixture.bytes("old")))
        }
        #expect(error?.code == .link)
        #expect(try fixture.directory.read("outside") == fixture.bytes("old"))
    }
}
