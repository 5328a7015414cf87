import Formats
import Testing

@Suite("Front matter is found where the first line opens it and a later one closes it")
struct FrontMatterReadingTests {
    @Test(
        "fences may carry blanks, close with dots, and end lines in any way",
        arguments: [
            ("---\nagent: codex\n---\nbody\n", "body\n"), ("---\r\nagent: codex\r\n---\r\nbody\r\n", "body\r\n"),
            ("---  \nagent: codex\n---\t\n\n\nbody", "\n\nbody"), ("---\nagent: codex\n...\nbody", "body"),
            ("---\ragent: codex\r---\rbody", "body"), ("---\nagent: codex\n---", ""),
            ("---\nagent: codex\n---\n", ""), ("---\n# note\nagent: codex\n---\n---\nx: y\n---\n", "---\nx: y\n---\n"),
            ("---\nagent: codex\n---\n\u{0}é", "\u{0}é"),
        ])
    func present(_ text: String, _ body: String) throws {
        let frontMatter = try frontMatter(text)
        #expect(frontMatter["agent"]?.string == "codex")
        #expect(Array(frontMatter.body) == Array(body.utf8))
        #expect(frontMatter.bytes == Array(text.utf8))
    }

    @Test("an indented fence belongs to the YAML")
    func indentedFence() throws {
        let read = try frontMatter("---\nagent: |\n  x\n  ---\n  y\n---\nbody")
        #expect(read["agent"]?.string == "x\n---\ny")
        #expect(Array(read.body) == Array("body".utf8))
    }

    @Test("a body that is not UTF-8 is nobody's business here")
    func bodyBytes() throws {
        let reading = try FrontMatter.read(Array("---\na: 1\n---\n".utf8) + [0xFF, 0xFE, 0x00])
        guard case .present(let frontMatter) = reading else { return #expect(Bool(false), "front matter is there") }
        #expect(Array(frontMatter.body) == [0xFF, 0xFE, 0x00])
    }

    @Test(
        "without front matter the reading says why",
        arguments: [
            ("", FrontMatterAbsence.none), ("# Title\n", .none), (" ---\na: 1\n---\n", .none),
            ("----\na: 1\n----\n", .none),
            ("--\n", .none), ("...\na: 1\n---\n", .none), ("\n---\na: 1\n---\n", .none), ("---\na: 1\n", .unclosed),
            ("---", .unclosed), ("---\na: 1\n----\n", .unclosed), ("---\na: 1\n --- \n", .unclosed),
            ("\u{FEFF}---\na: 1\n---\n", .byteOrderMark),
        ])
    func absent(_ text: String, _ why: FrontMatterAbsence) throws {
        #expect(try FrontMatter.read(Array(text.utf8)) == .absent(why))
    }

    @Test("positions are those of the whole file", arguments: ["\n", "\r\n", "\r"])
    func positions(_ end: String) throws {
        let text = ["---", "agent: codex", "title: é x", "---", "body"].joined(separator: end)
        let root = try frontMatter(text).root
        for place in root.places {
            #expect(place == TextPosition(offset: place.offset, in: Array(text.utf8).span.bytes))
        }
        #expect(root["title"]?.position?.line == 3 && root["title"]?.position?.column == 8)
    }

    @Test("an error names its line in the whole file")
    func errorPosition() throws {
        let error = try #require(throws: FormatError.self) {
            try FrontMatter.read(Array("---\na: 1\nb: [\n---\nbody\n".utf8))
        }
        #expect(error.position?.line == 3 || error.position?.line == 4)
        let duplicate = try #require(throws: FormatError.self) {
            try FrontMatter.read(Array("---\na: 1\na: 2\n---\n".utf8))
        }
        #expect(
            duplicate.description
                == "invalid YAML at line 3, column 1: the key 'a' stands twice; first at line 2, column 1")
    }

    @Test("nothing between the fences is null", arguments: ["---\n---\n", "---\n\n# x\n---\n"])
    func nothing(_ text: String) throws {
        #expect(try frontMatter(text).root.isNull)
    }

    @Test("a block of text at the end has no line end, as when PyYAML is given the joined lines")
    func lastBlock() throws {
        #expect(try frontMatter("---\na: |\n  x\n  y\n---\n")["a"]?.string == "x\ny")
    }
}

func frontMatter(_ text: String) throws -> FrontMatter {
    guard case .present(let frontMatter) = try FrontMatter.read(Array(text.utf8)) else {
        throw FormatError(.yaml, .shape, "no front matter")
    }
    return frontMatter
}
