import Formats
import Testing

@Suite("A YAML text becomes an ordered tree")
struct TreeTests {
    @Test("the order of keys is the order of the text")
    func order() throws {
        #expect(try YAML.parse("z: 1\na: 2\nm: 3\n").mapping?.map(\.key.scalar.text) == ["z", "a", "m"])
    }

    @Test("accessors answer only for what a node is")
    func accessors() throws {
        let root = try YAML.parse("s: text\ni: 12\nd: 1.5\nb: off\nn:\nl: [1]\nbig: 99999999999999999999\n")
        #expect(root["s"]?.string == "text" && root["s"]?.int64 == nil)
        #expect(root["i"]?.int64 == 12 && root["i"]?.double == 12 && root["i"]?.string == nil)
        #expect(root["d"]?.double == 1.5 && root["d"]?.int64 == nil)
        #expect(root["b"]?.bool == false && root["n"]?.isNull == true)
        #expect(root["l"]?[0]?.int64 == 1 && root["l"]?[1] == nil && root["l"]?[-1] == nil)
        #expect(root["big"]?.int64 == nil && root["big"]?.double == 1e20)
        #expect(root["missing"] == nil && root["s"]?["x"] == nil)
    }

    @Test("style and tag are kept for those who ask")
    func styles() throws {
        let root = try YAML.parse("- a\n- 'a'\n- \"a\"\n- |-\n  a\n- >-\n  a\n- !!str a\n")
        #expect(
            root.sequence?.map(\.scalar?.style)
                == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded, .plain])
        #expect(root[5]?.scalar?.tag == "tag:yaml.org,2002:str")
        #expect(Set(root.sequence ?? []).count == 1, "spelling does not count")
    }

    @Test("an alias is what it stands for, at the place where it stands")
    func alias() throws {
        let root = try YAML.parse("a: &x {k: [1, 2]}\nb: *x\n*y : 1\n".replacing("*y : 1\n", with: ""))
        #expect(root["a"] == root["b"])
        #expect(root["b"]?.position == TextPosition(offset: 21, line: 2, column: 4))
        #expect(try YAML.parse("- &k name\n- {*k : 1}\n")[1]?["name"]?.int64 == 1)
    }

    @Test(
        "merge keys resolve in PyYAML's order",
        arguments: [
            ("b: &b {x: 1, y: 2}\nm: {z: 0, <<: *b, y: 3}", "{x: 1, y: 3, z: 0}"),
            ("b: &b {x: 1}\nc: &c {x: 2, y: 2}\nm: {<<: [*b, *c]}", "{x: 1, y: 2}"),
            ("b: &b {x: 1}\nm: {<<: *b, '<<': 5}", "{x: 1, '<<': 5}"),
            ("m: {<<: {a: 1, b: 2}, a: 3}", "{a: 3, b: 2}"), ("m: {<<: [], a: 3}", "{a: 3}"),
            ("b: &b {=: 1}\nm: {<<: *b}", "{'=': 1}"),
        ])
    func merge(_ yaml: String, _ expected: String) throws {
        #expect(try YAML.parse(yaml)["m"] == YAML.parse(expected))
    }

    @Test("an empty text is null, and a text of several documents is offered whole", arguments: ["", "# x\n", "---\n"])
    func empty(_ yaml: String) throws {
        #expect(try YAML.parse(yaml).isNull)
        #expect(
            try YAML.parseAll(Array("--- 1\n--- &a 2\n--- &a 3\n".utf8)) == [.integer(1), .integer(2), .integer(3)])
        #expect(try YAML.parseAll([]).isEmpty)
    }

    @Test("JSON gets what it can hold")
    func json() throws {
        let root = try YAML.parse("a: [1, 1.5, yes, ~, x]\nd: 2001-01-01\nbig: 0xffffffffffffffffff\n")
        #expect(
            try root.json.serialized()
                == Array(#"{"a":[1,1.5,true,null,"x"],"d":"2001-01-01","big":4722366482869645213695}"#.utf8))
        #expect(try YAMLNode(root.json).json == root.json)
    }

    @Test(
        "JSON refuses the rest, and says where",
        arguments: [
            ("a: 1\non: push\n", "the key 'on' is the boolean true in YAML 1.1; quote it to make it text"),
            ("a: 1\n2: b\n", "the key '2' is an integer in YAML 1.1; quote it to make it text"),
            ("a:\n- .inf\n", "JSON has no number for '.inf'"), ("a:\n- .nan\n", "JSON has no number for '.nan'"),
            ("a:\n- !!binary aGk=\n", "JSON has no binary data"),
        ])
    func unrepresentable(_ yaml: String, _ message: String) throws {
        let node = try YAML.parse(yaml)
        let error = try #require(throws: FormatError.self) { try node.json }
        #expect(error.message == message && error.position?.line == 2)
    }
}
