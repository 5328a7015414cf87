import Formats
import Testing

@Suite("The limits of the JSON reader") struct JSONLimitTests {
    @Test("nesting is allowed up to the limit and refused one level beyond", arguments: [1, 2, 128, 512])
    func depth(_ limit: Int) throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[{\"a\":", count: depth / 2) + (depth.isMultiple(of: 2) ? "0" : "[]")
                + String(repeating: "}]", count: depth / 2)
        }
        _ = try JSON.parse(nested(limit), limits: JSONLimits(maxDepth: limit))
        let refusal = #expect(throws: FormatError.self) {
            try JSON.parse(nested(limit + 1), limits: JSONLimits(maxDepth: limit))
        }
        #expect(refusal?.code == .depth)
    }

    @Test(
        "100,000 nested brackets give one clear error, however deep the caller allows",
        arguments: ["[", "{\"a\":", "[{\"a\":"], [128, 512, Int.max])
    func bottomless(_ opening: String, _ limit: Int) {
        let text = String(repeating: opening, count: 100_000)
        let refusal = #expect(throws: FormatError.self) { try JSON.parse(text, limits: JSONLimits(maxDepth: limit)) }
        #expect(refusal?.code == .depth)
        #expect(refusal?.message == "objects and arrays are nested deeper than \(min(limit, 512)) levels")
    }

    @Test("a limit of no levels still allows scalars")
    func noLevels() throws {
        #expect(try JSON.parse("1", limits: JSONLimits(maxDepth: 0)) == 1)
        #expect(throws: FormatError.self) { try JSON.parse("[]", limits: JSONLimits(maxDepth: 0)) }
        #expect(throws: FormatError.self) { try JSON.parse("[]", limits: JSONLimits(maxDepth: .min)) }
    }

    @Test("a text longer than the limit is refused before it is read")
    func size() throws {
        #expect(try JSON.parse("[12]", limits: JSONLimits(maxBytes: 4)) == [12])
        let refusal = #expect(throws: FormatError.self) { try JSON.parse("[123]", limits: JSONLimits(maxBytes: 4)) }
        #expect(refusal?.code == .size)
        #expect(refusal?.message == "the text has 5 bytes, more than the 4 allowed")
    }

    @Test("a megabyte of one token is read whole", arguments: ["\"", "1", " "])
    func huge(_ unit: String) throws {
        let filling = String(repeating: unit == "\"" ? "x" : unit, count: 1 << 20)
        let text = unit == "\"" ? "\"\(filling)\"" : unit == "1" ? filling : "[\(filling)]"
        #expect(try JSON.parse(text).serialized().count == (unit == " " ? 2 : text.utf8.count))
    }
}
