import StateRoots
import Testing

@Suite("An absolute path")
struct AbsolutePathTests {
    @Test(
        "is written in one way only",
        arguments: [
            ("/", "/"), ("/a", "/a"), ("/a/", "/a"), ("//a///b", "/a/b"), ("/a/./b/.", "/a/b"),
            ("/.hidden", "/.hidden"), ("/a/\u{301}b", "/a/\u{301}b"), ("/\u{301}b", "/\u{301}b"),
        ])
    func normalises(_ text: String, _ clean: String) throws {
        #expect(try AbsolutePath(text).description == clean)
    }

    @Test(
        "refuses what has no one meaning",
        arguments: [
            "", "a", "./a", "~", "~/a", "$HOME/a", "/a/..", "/..", "/a/../b", "/a\u{0}", "/a\nb",
            "/" + String(repeating: "a/", count: 2048),
        ])
    func refuses(_ text: String) {
        #expect(throws: StateRootError.self) { try AbsolutePath(text) }
    }

    @Test(
        "contains itself and what is below it, by whole names",
        arguments: [
            ("/a", "/a", true), ("/a", "/a/b", true), ("/a", "/ab", false), ("/a/b", "/a", false), ("/", "/a", true),
            ("/\u{E9}", "/e\u{301}/b", false), ("/\u{E9}", "/\u{E9}/b", true),
        ])
    func containment(_ outer: String, _ inner: String, _ expected: Bool) throws {
        #expect(try AbsolutePath(outer).contains(AbsolutePath(inner)) == expected)
    }
}
