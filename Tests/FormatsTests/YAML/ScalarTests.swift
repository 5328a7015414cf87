import Formats
import Testing

@Suite("Plain scalars mean what PyYAML's SafeLoader says")
struct ScalarTests {
    @Test("a value has the kind and the value of the table", arguments: ScalarTable.values)
    func value(_ row: ScalarTable.Row) throws {
        guard row.kind != "refused" else {
            #expect(throws: FormatError.self) { try YAML.parse("- \(row.scalar)\n") }
            return
        }
        let node = try #require(YAML.parse("- \(row.scalar)\n")[0])
        let value = try #require(node.value)
        switch value {
        case .null: #expect(row.kind == "null")
        case .bool(let flag): #expect(row.kind == "bool" && row.value == String(flag))
        case .integer(let number): #expect(row.kind == "int" && row.value == String(number))
        case .largeInteger(let digits): #expect(row.kind == "int" && row.value == digits)
        case .float(let number):
            #expect(row.kind == "float")
            let expected = try #require(Double(row.value))
            #expect(number.isNaN ? expected.isNaN : number.bitPattern == expected.bitPattern)
        case .timestamp(let time):
            #expect(row.kind == (time.time == nil ? "date" : "time"))
            #expect(time.description == row.value)
        case .string, .binary: Issue.record("\(row.scalar) was read as \(value.kindName)")
        }
    }

    @Test("text stays text", arguments: ScalarTable.texts)
    func text(_ text: String) throws {
        #expect(try YAML.parse("- \(text)\n")[0]?.string == text)
    }

    @Test("a text that looks like something is quoted when written", arguments: ScalarTable.values)
    func quoted(_ row: ScalarTable.Row) throws {
        let node = YAMLNode.mapping([(row.scalar, .sequence([.string(row.scalar)]))])
        #expect(try YAML.parse(node.serialized()) == node)
    }

    @Test("quotes make anything text", arguments: ["'yes'", "\"1\"", "'~'", "\"2001-01-01\"", "|-\n  no"])
    func quotes(_ yaml: String) throws {
        #expect(try YAML.parse("- \(yaml)\n")[0]?.string != nil)
    }

    @Test(
        "a tag decides the meaning",
        arguments: [
            ("!!str 12", YAMLValue.string("12")), ("!!int '12'", .integer(12)), ("!!float 1", .float(1)),
            ("!!float '1e3'", .float(1000)), ("!!bool \"yes\"", .bool(true)), ("!!null x", .null),
            ("!!binary aGk=", .binary([0x68, 0x69])), ("!<tag:yaml.org,2002:str> yes", .string("yes")),
            ("! 12", .integer(12)), ("! '12'", .integer(12)), ("!!binary ''", .binary([])), ("!", .null),
        ])
    func tagged(_ yaml: String, _ value: YAMLValue) throws {
        #expect(try YAML.parse("- \(yaml)\n")[0]?.value == value)
    }

    @Test(
        "a tag that fits nothing is refused",
        arguments: [
            "!!int abc", "!!int 1.5", "!!bool maybe", "!!float x", "!!float ''", "!!float nan", "!!float 0x10",
            "!!timestamp soon", "!!binary a", "!!binary '===='", "!foo 1", "!!python/name:os.system x", "!!set {a}",
            "!!omap [a: 1]", "!!map [a]", "!!seq {a: 1}", "!!str {a: 1}",
        ])
    func misfit(_ yaml: String) throws {
        let error = try #require(throws: FormatError.self) { try YAML.parse("- \(yaml)\n") }
        #expect(error.code == .shape)
        #expect(error.position == TextPosition(offset: 2, line: 1, column: 3))
    }

    @Test("an integer has as many digits as the limit allows")
    func manyDigits() throws {
        let digits = String(repeating: "9", count: 1024)
        #expect(try YAML.parse(digits).value == .largeInteger(digits))
        #expect(try #require(throws: FormatError.self) { try YAML.parse(digits + "9") }.code == .range)
    }
}
