import Foundation
import Harness
import StateRoots
import Testing

@Suite("A state root")
struct StateRootTests {
    @Test("is placed without creating anything")
    func createsNothing() throws {
        let place = try TemporaryDirectory()
        let root = try StateRoot(.prodexHome, at: AbsolutePath("\(place.path)/not/there"))
        #expect(root.path.description.hasSuffix("/not/there"))
        #expect(try place.inventory().isEmpty)
    }

    @Test("is the real directory when the user keeps it behind a link")
    func followsLinks() throws {
        let place = try TemporaryDirectory()
        let files = FileManager.default
        try files.createDirectory(atPath: "\(place.path)/disk/state", withIntermediateDirectories: true)
        try files.createSymbolicLink(atPath: "\(place.path)/home", withDestinationPath: "disk/../disk/state")
        try files.createSymbolicLink(atPath: "\(place.path)/twice", withDestinationPath: "\(place.path)/home")
        for name in ["home", "twice"] {
            let root = try StateRoot(.prodexHome, at: AbsolutePath("\(place.path)/\(name)"))
            #expect(root.path.description == realPath("\(place.path)/disk/state"))
        }
    }

    @Test("refuses a link that points back at itself")
    func refusesLoops() throws {
        let place = try TemporaryDirectory()
        try FileManager.default.createSymbolicLink(atPath: "\(place.path)/a", withDestinationPath: "b")
        try FileManager.default.createSymbolicLink(atPath: "\(place.path)/b", withDestinationPath: "a")
        #expect { try StateRoot(.prodexHome, at: AbsolutePath("\(place.path)/a")) } throws: {
            ($0 as? StateRootError)?.code == .badPath
        }
    }

    @Test("refuses the file system's own root")
    func refusesSlash() throws {
        #expect(throws: StateRootError.self) { try StateRoot(.global, at: AbsolutePath("/")) }
        let place = try TemporaryDirectory()
        let files = FileManager.default
        try files.createSymbolicLink(atPath: "\(place.path)/slash", withDestinationPath: "/")
        try files.createSymbolicLink(
            atPath: "\(place.path)/up", withDestinationPath: String(repeating: "../", count: 40))
        for name in ["slash", "up"] {
            #expect { try StateRoot(.global, at: AbsolutePath("\(place.path)/\(name)")) } throws: {
                ($0 as? StateRootError)?.code == .badPath
            }
        }
    }

    @Test("says no in one line that no terminal obeys, wherever it is")
    func plainErrors() throws {
        let catalogue = try Catalogue([
            Artifact("state", in: .global, at: "state", kind: .file, retention: .durable, "State.")
        ])
        let elsewhere = try StateRoot(.hub, at: AbsolutePath("/a\u{202E}b\u{2028}c"))
        let error = #expect(throws: StateRootError.self) { try catalogue.durable("state", in: elsewhere) }
        #expect(error?.description.contains("(/a\\u{202e}b\\u{2028}c)") == true)
    }

    private func realPath(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}
