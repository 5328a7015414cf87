import Hub
import StateRoots
import Testing

@Suite("Names in a hub")
struct NamesTests {
    @Test(
        "become ids",
        arguments: [
            ("app", "app"), ("My App", "My-App"), ("  a  ", "a"), ("a//b??c", "a-b-c"), ("-a-", "a"), ("", "repo"),
            ("???", "repo"), ("ä", "repo"), ("v1.2_x", "v1.2_x"), ("a--b", "a--b"), ("e\u{301}", "e"), ("a\nb", "a-b"),
        ])
    func sanitized(name: String, id: String) {
        #expect(RepositoryID.sanitized(name) == id)
        #expect(RepositoryID.isSafe(RepositoryID.sanitized(name)))
    }

    @Test(
        "are safe or not", arguments: [("a.b-c_D9", true), ("", false), ("a b", false), ("a/b", false), ("é", false)])
    func safe(id: String, isSafe: Bool) { #expect(RepositoryID.isSafe(id) == isSafe) }

    @Test("get the first free suffix")
    func unique() {
        #expect(RepositoryID.unique("a", among: ["b"]) == "a")
        #expect(RepositoryID.unique("a", among: ["a"]) == "a-2")
        #expect(RepositoryID.unique("a", among: ["a", "a-2", "a-4"]) == "a-3")
    }

    @Test(
        "are places below the hub",
        arguments: [(".", "."), ("./", "."), ("a", "a"), ("./a//b/", "a/b"), ("a/./b", "a/b"), ("a b", "a b")])
    func places(text: String, place: String) throws {
        #expect(try HubRelativePath(text).description == place)
    }

    @Test(
        "lead nowhere else", arguments: ["", "/", "/a", "..", "a/..", "a/../b", "../a", "a/../../b", "a\u{0}", "a\n"])
    func elsewhere(text: String) throws {
        let error = try #require(throws: HubError.self) { try HubRelativePath(text) }
        #expect(error.code == .badPath)
    }

    @Test("are seen from the hub")
    func seen() throws {
        let hub = try AbsolutePath("/srv/hub")
        #expect(HubRelativePath(try AbsolutePath("/srv/hub/a/b"), below: hub)?.description == "a/b")
        #expect(HubRelativePath(hub, below: hub) == .hub)
        #expect(HubRelativePath(try AbsolutePath("/srv/hub2"), below: hub) == nil)
        #expect(try HubRelativePath("a/b").absolute(in: hub).description == "/srv/hub/a/b")
    }
}
