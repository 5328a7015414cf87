import Foundation
import Harness
import StateRoots
import Testing

@Suite("A path that somebody configured")
struct ConfiguredPathTests {
    private let place: TemporaryDirectory
    private let base: AbsolutePath
    private let home: AbsolutePath

    init() throws {
        place = try TemporaryDirectory()
        let files = FileManager.default
        for name in ["base/inner", "home", "elsewhere"] {
            try files.createDirectory(atPath: "\(place.path)/\(name)", withIntermediateDirectories: true)
        }
        try files.createSymbolicLink(atPath: "\(place.path)/base/out", withDestinationPath: "../elsewhere")
        try files.createSymbolicLink(atPath: "\(place.path)/base/in", withDestinationPath: "inner")
        base = try AbsolutePath("\(place.path)/base").resolvingLinks()
        home = try AbsolutePath("\(place.path)/home").resolvingLinks()
    }

    private func resolved(_ text: String, home: AbsolutePath? = nil) throws -> String {
        try ConfiguredPath(text, from: "config.yml:3").resolved(base: base, home: home ?? self.home).description
    }

    @Test(
        "is read by the rules, row by row",
        arguments: [
            ("  /a/b \t", "/a/b"), ("/a/../b", "/b"), ("/a/./b//c", "/a/b/c"), ("~", "{home}"), ("~/x", "{home}/x"),
            ("x/y", "{base}/x/y"), ("./x", "{base}/x"), ("in/x", "{base}/inner/x"), ("$HOME/x", "{base}/$HOME/x"),
            ("${X}", "{base}/${X}"), ("{root}/base/out/x", "{root}/elsewhere/x"), ("...", "{base}/..."),
            ("{root}/base/out/../x", "{root}/x"),
        ])
    func accepted(_ text: String, _ expected: String) throws {
        #expect(try resolved(filled(text)) == filled(expected))
    }

    @Test(
        "is refused with what is wrong, where it stands and what to do",
        arguments: [
            ("", "is blank"), (" \t\n", "is blank"), ("\u{A0}", "is blank"), ("..", "contains '..'"),
            ("x/../y", "contains '..'"), ("~/../x", "contains '..'"), ("~/x/..", "contains '..'"),
            ("~nosuchuser", "another user's home"), ("~nosuchuser/x", "another user's home"),
            ("out", "leads through a link to"), ("out/x", "leads through a link to"),
            ("a\u{0}b", "control characters"), (String(repeating: "x", count: 300), "at most 255 bytes"),
        ])
    func refused(_ text: String, _ reason: String) {
        let error = #expect(throws: StateRootError.self) { try resolved(text) }
        #expect(error?.code == .badPath)
        #expect(error?.message.contains(reason) == true, "\(String(describing: error))")
        #expect(error?.description.components(separatedBy: "config.yml:3").count == 2)
        #expect(error?.remedy.isEmpty == false)
    }

    @Test("needs a home only where it begins with one")
    func withoutHome() throws {
        let path = { ConfiguredPath($0, from: "X") }
        #expect(try path("x").resolved(base: base, home: nil).description == "\(base)/x")
        let error = #expect(throws: StateRootError.self) { try path("~/x").resolved(base: base, home: nil) }
        #expect(error?.remedy.contains("set HOME") == true)
    }

    @Test("is relative to the real base when that is behind a link")
    func linkedBase() throws {
        let linked = try AbsolutePath("\(place.path)/base/in")
        let path = try ConfiguredPath("x", from: "X").resolved(base: linked, home: nil)
        #expect(path.description == "\(base)/inner/x")
    }

    private func filled(_ text: String) -> String {
        let root = base.parent.description
        return text.replacing("{root}", with: root).replacing("{base}", with: "\(base)").replacing(
            "{home}", with: "\(home)")
    }
}
