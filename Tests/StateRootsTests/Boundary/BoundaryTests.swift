import Foundation
import Harness
import StateRoots
import Testing

@Suite("The boundary of roots")
struct BoundaryTests {
    private let place: TemporaryDirectory
    private let top: AbsolutePath

    init() throws {
        place = try TemporaryDirectory()
        top = try AbsolutePath(place.path).resolvingLinks()
        try place.write("root/inner/file", "x")
        try place.write("other/file", "x")
        let files = FileManager.default
        try files.createSymbolicLink(atPath: "\(place.path)/root/out", withDestinationPath: "../other")
        try files.createSymbolicLink(atPath: "\(place.path)/door", withDestinationPath: "root")
    }

    private func path(_ name: String) throws -> AbsolutePath { try AbsolutePath("\(top)/\(name)") }

    @Test(
        "is drawn by names, or by where links lead",
        arguments: [
            ("root", true, true), ("root/inner/file", true, true), ("root/not/there", true, true),
            ("rootbeer", false, false), ("other/file", false, false), ("root/out/file", true, false),
            ("door/inner", false, true),
        ])
    func contains(_ name: String, _ lexically: Bool, _ really: Bool) throws {
        let boundary = Boundary([try path("root")])
        #expect(boundary.containsLexically(try path(name)) == lexically)
        #expect(try boundary.contains(path(name)) == really)
        let linked = Boundary([try path("door")])
        #expect(try linked.contains(path(name)) == really)
    }

    @Test("takes any of several roots, and names them all when it is none")
    func several() throws {
        let boundary = Boundary([try path("root/inner"), try path("other")])
        #expect(throws: Never.self) { try boundary.validate(path("root/out/file")) }
        let error = #expect(throws: StateRootError.self) { try boundary.validate(path("door/x")) }
        #expect(error?.code == .outside)
        #expect(error?.description.contains("\(top)/root/x") == true)
        #expect(error?.description.contains("\(top)/root/inner, \(top)/other") == true)
    }

    @Test(
        "takes what a person names from where they stand", arguments: [("x", "x"), ("root/out/../x", "x"), (".", "")])
    func naming(_ text: String, _ expected: String) throws {
        let named = try AbsolutePath(naming: text, from: top)
        #expect(named == (expected.isEmpty ? top : try path(expected)))
        #expect(throws: StateRootError.self) { try AbsolutePath(naming: "", from: top) }
        #expect(try AbsolutePath(naming: "/etc/../usr", from: top).description == "/usr")
    }
}
