import StateRoots
import Testing

@Suite("A path segment")
struct PathSegmentTests {
    @Test(
        "accepts what a file can be called",
        arguments: [
            "a", "state.json", ".hidden", "...", "with space", "größe", "-", String(repeating: "x", count: 255),
        ])
    func accepts(_ text: String) throws {
        #expect(try PathSegment(text).text == text)
    }

    @Test(
        "refuses what would leave its directory or cannot be a name",
        arguments: [
            "", ".", "..", "a/b", "/", "../x", "a\u{0}b", "a\nb", "\u{7F}", "\u{1B}[2J",
            String(repeating: "x", count: 256), String(repeating: "ß", count: 128),
        ])
    func refuses(_ text: String) {
        #expect { try PathSegment(text) } throws: { ($0 as? StateRootError)?.code == .badSegment }
    }

    @Test("is another name in another spelling, as it is on disk")
    func exactness() throws {
        let (composed, decomposed) = (try PathSegment("\u{E9}"), try PathSegment("e\u{301}"))
        #expect(composed != decomposed && Set([composed, decomposed]).count == 2)
        #expect(try AbsolutePath("/\u{E9}").contains(AbsolutePath("/e\u{301}/x")) == false)
    }

    @Test("never lets a control character through to its error text")
    func escapesErrors() {
        let error = #expect(throws: StateRootError.self) { try PathSegment("a\u{1B}[2J\u{202E}b") }
        #expect(error.map { "\($0)".unicodeScalars.allSatisfy { $0.value != 0x1B && $0.value != 0x202E } } == true)
    }
}
