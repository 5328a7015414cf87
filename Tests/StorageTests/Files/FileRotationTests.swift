import Glibc
import Harness
import Storage
import Testing

@Suite("Moving the parts of a log") struct FileRotationTests {
    let directory: TemporaryDirectory
    let paths: [DurablePath]

    init() throws {
        directory = try TemporaryDirectory()
        let catalogue = try Catalogue([
            Artifact("part", in: .repo, at: "logs/<name>", kind: .log, retention: .reviewable, "A test's.")
        ])
        let root = try StateRoot(.repo, at: AbsolutePath(directory.path))
        paths = try ["log", "log.1", "log.2"].map {
            try catalogue.durable("part", in: root, ["name": PathSegment($0)])
        }
    }

    private func contents() throws -> [String?] {
        try paths.map { try SafeFile.readIfPresent($0, limit: 100).map { String(decoding: $0, as: UTF8.self) } }
    }

    @Test("Each part gets the next name, the last is lost, and gaps stay gaps")
    func shifting() throws {
        try FileRotation.shift(paths)
        #expect(try directory.inventory().isEmpty)
        for (index, path) in paths.enumerated() { try AtomicFile.write(Array("\(index)".utf8), to: path) }
        try FileRotation.shift(paths)
        #expect(try contents() == [nil, "0", "1"])
        try FileRotation.shift(paths)
        #expect(try contents() == [nil, nil, "0"])
        try FileRotation.shift([])
    }

    @Test("A link is not moved, nor a directory", arguments: [true, false])
    func refused(isLink: Bool) throws {
        try AtomicFile.write([1], to: paths[1])
        if isLink {
            symlink("/etc/passwd", paths[0].description)
        } else {
            mkdir(paths[0].description, 0o700)
        }
        let error = StorageError.caught { try FileRotation.shift(paths) }
        #expect(error?.code == (isLink ? .link : .notRegular))
        #expect(access(paths[0].description, F_OK) == 0)
    }

    @Test("Names of another directory are refused, and nothing is moved")
    func elsewhere() throws {
        let fixture = try Fixture()
        try AtomicFile.write([1], to: paths[0])
        let error = StorageError.caught { try FileRotation.shift([paths[0], fixture.shallow]) }
        #expect(error?.code == .badName)
        #expect(try contents()[0] != nil)
    }
}
