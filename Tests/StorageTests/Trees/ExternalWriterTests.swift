import Foundation
import Harness
import StateRoots
import Storage
import Testing

@Suite("A file that is written piece by piece") struct ExternalWriterTests {
    @Test("takes its name when it is whole, for its owner alone")
    func whole() throws {
        let fixture = try Fixture()
        try fixture.directory.write("root/other", "")
        var writer = try ExternalWriter(fixture.external)
        let piece = [UInt8](repeating: 7, count: 100_000)
        for _ in 0..<7 { try writer.append(piece) }
        #expect(access(fixture.external.description, F_OK) != 0)
        try writer.append([UInt8](repeating: 8, count: 1_000_000))
        try writer.commit()
        let content = try fixture.directory.read("root/config.toml")
        #expect(content.count == 1_700_000)
        #expect(content[699_999] == 7 && content[700_000] == 8)
        #expect(try fixture.directory.inventory()["root/config.toml"]?.hasPrefix("100600 ") == true)
        #expect(try fixture.names() == ["root", "root/config.toml", "root/other"])
    }

    @Test("leaves nothing when it is given up")
    func givenUp() throws {
        let fixture = try Fixture()
        try fixture.directory.write("root/other", "")
        do {
            var writer = try ExternalWriter(fixture.external)
            try writer.append([1])
            _ = consume writer
        }
        #expect(try fixture.names() == ["root", "root/other"])
    }

    @Test("replaces a file only when it is told to, and a link or a directory never")
    func replacing() throws {
        let fixture = try Fixture()
        try fixture.directory.write("root/config.toml", "mine")
        #expect(StorageError.caught { _ = try ExternalWriter(fixture.external) }?.code == .exists)
        try ExternalWriter(fixture.external, replacing: true).commit()
        #expect(try fixture.directory.read("root/config.toml") == [])
        unlink(fixture.external.description)
        symlink("other", fixture.external.description)
        #expect(
            StorageError.caught { _ = try ExternalWriter(fixture.external, replacing: true) }?.code == .link)
    }

    @Test("does not take a name that somebody else took meanwhile")
    func taken() throws {
        let fixture = try Fixture()
        try fixture.directory.write("root/other", "")
        let error = StorageError.caught {
            let writer = try ExternalWriter(fixture.external)
            try fixture.directory.write("root/config.toml", "mine")
            try writer.commit()
        }
        #expect(error?.code == .exists)
        #expect(try fixture.text(fixture.external) == "mine")
        #expect(try fixture.names() == ["root", "root/config.toml", "root/other"])
    }

    @Test("and any file that a person named can be read in pieces, through links")
    func reading() throws {
        let directory = try TemporaryDirectory()
        try directory.write("real", "0123456789")
        symlink("real", "\(directory.path)/named")
        let file = try ReadableFile(named: AbsolutePath("\(directory.path)/named"))
        #expect(try file.size() == 10)
        #expect(try file.read(at: 4, upTo: 3) == Array("456".utf8))
        #expect(
            StorageError.caught { _ = try ReadableFile(named: AbsolutePath(directory.path)) }?.code == .notRegular)
    }
}
