import Formats
import Testing

@Suite("A tree written as YAML reads back as the same tree")
struct SerializationTests {
    @Test("the layout is PyYAML's block style")
    func layout() throws {
        let tree: YAMLNode = .mapping([
            ("version", .integer(3)), ("empty", .mapping([])), ("none", .null),
            (
                "repos",
                .sequence([
                    .mapping([("id", .string("a")), ("args", .sequence([.string("--yolo"), .string("yes")]))]),
                    .sequence([.integer(1), .sequence([.bool(true)])]), .sequence([]),
                ])
            ),
            ("nested", .mapping([("text", .string("one\ntwo\n")), ("it's", .string("it's: 'so'"))])),
            ("control", .string("\u{1}\u{85}\u{FEFF}\"\\")), ("", .string("")),
        ])
        let expected = """
            version: 3
            empty: {}
            none: null
            repos:
            - id: a
              args:
              - --yolo
              - 'yes'
            - - 1
              - - true
            - []
            nested:
              text: |
                one
                two
              it's: 'it''s: ''so'''
            control: "\\x01\\x85\\uFEFF\\"\\\\"
            '': ''

            """
        #expect(String(decoding: tree.serialized(), as: UTF8.self) == expected)
        #expect(try YAML.parse(tree.serialized()) == tree)
    }

    @Test("random trees survive", arguments: 0..<40 as Range<UInt64>)
    func randomTrees(_ seed: UInt64) throws {
        var source = RandomYAML(seed: seed)
        for _ in 0..<50 {
            let tree = source.node(depth: 4)
            let text = tree.serialized()
            let read = try YAML.parse(text)
            #expect(read == tree, "\(String(decoding: text, as: UTF8.self))")
            #expect(read.serialized() == text)
        }
    }

    @Test(
        "the spelling of a number or a date that was read is kept",
        arguments: ["1_000", "0x1F", "1:30", "010", "2001-12-14 21:59:43.10 -5", "1.50", "+.inf", "~", "Yes", "NULL"])
    func spelling(_ text: String) throws {
        #expect(try YAML.parse(text).serialized() == Array((text + "\n").utf8))
    }

    @Test("a spelling that needs its tag is replaced", arguments: [("!!int '12'", "12"), ("!!float 1", "1.0")])
    func tagged(_ text: String, _ expected: String) throws {
        #expect(try YAML.parse(text).serialized() == Array((expected + "\n").utf8))
    }

    @Test(
        "an apostrophe is doubled whatever mark stands on it",
        arguments: ["a: '\u{301}b", "'\u{301}", "x: ''\u{20D2}'"])
    func markedApostrophes(_ text: String) throws {
        let tree: YAMLNode = .mapping([(text, .string(text))])
        #expect(try YAML.parse(tree.serialized()) == tree)
    }

    @Test("a key too long for a simple one is announced", arguments: [128, 129, 1023, 1024, 1025, 5000])
    func longKeys(_ length: Int) throws {
        let key = String(repeating: "k", count: length)
        let tree: YAMLNode = .mapping([
            (key, .sequence([.integer(1)])), (key + "2", .mapping([("a", .null)])), (key + "3", .string("x\ny")),
        ])
        #expect(try YAML.parse(tree.serialized()) == tree)
    }
}
