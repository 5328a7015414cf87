import Foundation
import Harness
import Housekeeping
import StateRoots
import Storage
import Testing

@Suite("The verification of a root") struct RootVerificationTests {
    @Test("counts everything, and finds nothing wrong with what is right")
    func healthy() throws {
        let fixture = try Fixture()
        var told: [Int] = []
        let found = try RootVerification.run(fixture.source, observer: fixture.observer) { told.append($0) }
        #expect(found.problems == [])
        #expect(try found.digest == TreeDigest.of(fixture.source))
        #expect(found.files == 13)
        #expect(found.links == 1)
        #expect(found.directories == 16)
        #expect(found.bytes == (0..<12).reduce(0) { $0 + Int64($1) * 997 })
        #expect(told == Array(1...30))
    }

    @Test("finds another tree behind every change but that of a time or of its own files")
    func digest() throws {
        let fixture = try Fixture()
        let before = try TreeDigest.of(fixture.source).digest
        try fixture.directory.write("old/.moving", "x")
        try fixture.directory.write("old/..moving.1-2-3-0.tmp", "x")
        try fixture.directory.write("old/root.lock", "x")
        utimensat(AT_FDCWD, "\(fixture.source.root)/empty", [timespec(), timespec()], 0)
        #expect(try TreeDigest.of(fixture.source).digest == before)
        let changes: [(Fixture) throws -> Void] = [
            { try $0.directory.write("old/empty", "1") },
            { chmod("\($0.source.root)/empty", 0o640) },
            { rename("\($0.source.root)/empty", "\($0.source.root)/emptz") },
            { mkdir("\($0.source.root)/d0/e0/new", 0o700) },
            { unlink("\($0.source.root)/d0/link") },
            { try $0.directory.write("old/d0/.moving", "x") },
        ]
        var seen = [before]
        for change in changes {
            try change(fixture)
            let digest = try TreeDigest.of(fixture.source).digest
            #expect(!seen.contains(digest))
            seen.append(digest)
        }
    }

    @Test("names what cannot be read, what leads out, and what no copy carries")
    func problems() throws {
        let fixture = try Fixture()
        symlink("/etc/passwd", "\(fixture.source.root)/d0/absolute")
        symlink("../../old", "\(fixture.source.root)/d0/upwards")
        symlink("./../d1/e1", "\(fixture.source.root)/d0/inside")
        symlink("../d1/../empty", "\(fixture.source.root)/d0/roundabout")
        mkfifo("\(fixture.source.root)/d3/pipe", 0o600)
        mknod("\(fixture.source.root)/d3/socket", S_IFSOCK | 0o600, 0)
        let found = try RootVerification.run(fixture.source, observer: fixture.observer)
        #expect(found.digest == nil)
        #expect(found.sockets == 1)
        #expect(
            found.problems.map { "\($0.code) \($0.path?.description ?? "")" } == [
                "linkOutside d0/absolute", "linkOutside d0/roundabout", "linkOutside d0/upwards", "special d3/pipe",
            ])
        #expect(
            found.problems.first?.message.contains("old/d0/absolute' is a link that leads out of the root, or may")
                == true)
    }

    @Test("notes what cannot be read, and reads the rest", .enabled { OutsideProgram.isThere("setpriv") })
    func unreadable() async throws {
        let fixture = try Fixture()
        chmod("\(fixture.source.root)/d0/e0/file0", 0)
        chmod("\(fixture.source.root)/d2", 0)
        let found = try await ChildProcess.runWithoutPrivilege(
            BuiltProducts.program("RootMover"), ["verify", "\(fixture.directory.path)/old"])
        #expect(found.outputText == "begun\nno digest, 2 problems\n", "\(found.errorText)")
    }

    @Test("tells of a move or an import that was cut short")
    func interrupted() throws {
        let fixture = try Fixture()
        try fixture.directory.write("old/.moving", "{}")
        #expect(throws: HousekeepingError.self) {
            try RootVerification.run(fixture.source, observer: fixture.observer)
        }
        let marker = """
            {"version":1,"from":"/a","to":"/b","token":"t","phase":"copying","started":0,"leaves_link":false,
            "mover":{"pid":1,"started":0,"boot":"none","namespace":1,"host":"\(fixture.observer.host)"}}
            """
        try fixture.directory.write("old/.moving", marker)
        let found = try RootVerification.run(fixture.source, observer: fixture.observer)
        #expect(found.problems.map(\.code) == [.interrupted])
        #expect(found.problems.first?.message.contains("a move from '/a' to '/b' was cut short") == true)
        #expect(found.problems.first?.message.contains("'/a' is whole") == true)
    }
}
