import Formats
import Testing

@Suite("YAML that cannot be trusted is refused, with the place and the reason")
struct RefusalTests {
    @Test(
        "a syntax error names problem, context and both places",
        arguments: [
            ("a: b\n c: d\n", "invalid YAML at line 2, column 3: mapping values are not allowed in this context"),
            (
                "a:\n  - b\n  c: d\n",
                "invalid YAML at line 3, column 3: did not find expected '-' indicator while parsing a block collection "
                    + "that began at line 2, column 3"
            ),
            (
                "[a, b",
                "invalid YAML at line 1, column 6: did not find expected ',' or ']' while parsing a flow sequence"
            ),
            ("a: \t- b", nil), ("\"\\q\"", nil), ("'open", nil), ("&a &b c", nil), ("%YAML 3.0\n---\n", nil),
            ("@x", nil),
            ("a: b: c", nil), ("- a\nb: c", nil), ("{a: b}}", nil), ("\"\\uD800\"", nil),
        ] as [(String, String?)])
    func syntax(_ yaml: String, _ message: String?) throws {
        let error = try #require(throws: FormatError.self) { try YAML.parse(yaml) }
        #expect(error.code == .syntax)
        #expect(error.position != nil)
        if let message { #expect(error.description == message) }
    }

    @Test(
        "bytes that are not UTF-8 are refused at the first bad one",
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], 3), ([0x61, 0xC3], 1), ([0xED, 0xA0, 0x80], 0), ([0xC0, 0xAF], 0),
        ] as [([UInt8], Int)])
    func encoding(_ bytes: [UInt8], _ offset: Int) throws {
        let error = try #require(throws: FormatError.self) { try YAML.parse(bytes) }
        #expect(error.code == .encoding)
        #expect(error.position?.offset == offset)
    }

    @Test("UTF-16 is named", arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]] as [[UInt8]])
    func utf16(_ bytes: [UInt8]) throws {
        let error = try #require(throws: FormatError.self) { try YAML.parse(bytes) }
        #expect(error.message.contains("UTF-16"))
    }

    @Test("control characters are refused with their place")
    func control() throws {
        let error = try #require(throws: FormatError.self) { try YAML.parse("é: b\nc: \u{1}\n") }
        #expect(error.code == .encoding)
        #expect(error.position == TextPosition(offset: 9, line: 2, column: 4))
    }

    @Test(
        "a key that stands twice is refused, whatever its spelling",
        arguments: ["a: 1\nb: 2\na: 3\n", "1: a\n0x1: b\n", "true: a\nyes: b\n", "{a: 1, 'a': 2}", "1: a\n1.0: b\n"])
    func duplicate(_ yaml: String) throws {
        let error = try #require(throws: FormatError.self) { try YAML.parse(yaml) }
        #expect(error.code == .duplicate)
        #expect(error.message.hasSuffix("first at line 1, column \(yaml.hasPrefix("{") ? 2 : 1)"))
    }

    @Test("aliases that expand to billions of nodes are refused at once")
    func bomb() throws {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let error = try #require(throws: FormatError.self) { try YAML.parse(yaml) }
        #expect(error.code == .size)
        #expect(error.position?.line == 6)
    }

    @Test("merge keys that expand without bound are refused")
    func mergeBomb() throws {
        var limits = YAMLLimits()
        limits.maxNodes = 500
        var yaml = "a0: &a0 {k0: 1}\n"
        for level in 1...40 { yaml += "a\(level): &a\(level) {<<: *a\(level - 1), k\(level): 1}\n" }
        #expect(
            try #require(throws: FormatError.self) { try YAML.parse(Array(yaml.utf8), limits: limits) }.code == .size)
    }

    @Test("depth is bounded, through aliases too")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try YAML.parse(nested(128)) }
        #expect(try #require(throws: FormatError.self) { try YAML.parse(nested(129)) }.code == .depth)
        #expect(try #require(throws: FormatError.self) { try YAML.parse(nested(500_000)) }.code == .depth)
        #expect(throws: Never.self) { try YAML.parse("- &a \(nested(100))\n- [*a]\n") }
        let through = "- &a \(nested(100))\n- " + String(repeating: "[", count: 40) + "*a"
        #expect(try #require(throws: FormatError.self) { try YAML.parse(through) }.code == .depth)
    }

    @Test("size is bounded")
    func size() throws {
        var limits = YAMLLimits()
        limits.maxBytes = 10
        #expect(throws: Never.self) { try YAML.parse(Array("0123456789".utf8), limits: limits) }
        #expect(
            try #require(throws: FormatError.self) { try YAML.parse(Array("01234567890".utf8), limits: limits) }.code
                == .size)
    }

    @Test(
        "what our files cannot hold is refused",
        arguments: [
            ("a: &a [*a]", FormatError.Code.shape), ("a: &a {b: *a}", .shape), ("a: *none", .shape),
            ("&a a: 1\nb: &a 2", .duplicate), ("[a]: b", .shape), ("{a: b}: c", .shape), ("? - a\n: b", .shape),
            ("a: 1\n---\nb: 2", .shape), ("a: =", .shape), ("- <<", .shape), ("<<: 1", .shape), ("<<: [1]", .shape),
            ("x: &x {a: 1}\ny: {<<: *x, <<: *x}", .duplicate), ("x: &x [1]\n*x : 1", .shape),
        ])
    func shape(_ yaml: String, _ code: FormatError.Code) throws {
        #expect(try #require(throws: FormatError.self) { try YAML.parse(yaml) }.code == code)
    }
}
