import Formats
import Testing

@Suite("A JSON number") struct JSONNumberTests {
    struct Case: Sendable {
        let text: String
        var int64: Int64?
        var uint64: UInt64?
        let double: Double
    }

    static let cases = [
        Case(text: "0", int64: 0, uint64: 0, double: 0),
        Case(text: "-0", int64: 0, uint64: 0, double: -0.0),
        Case(text: "-0.0", int64: 0, uint64: 0, double: -0.0),
        Case(text: "0e999999999999999999999", int64: 0, uint64: 0, double: 0),
        Case(text: "1.0", int64: 1, uint64: 1, double: 1),
        Case(text: "1e2", int64: 100, uint64: 100, double: 100),
        Case(text: "1.5e1", int64: 15, uint64: 15, double: 15),
        Case(text: "1.5", double: 1.5),
        Case(text: "15e-1", double: 1.5),
        Case(text: "150e-1", int64: 15, uint64: 15, double: 15),
        Case(text: "-1e0", int64: -1, double: -1),
        Case(
            text: "9007199254740993", int64: 9_007_199_254_740_993, uint64: 9_007_199_254_740_993,
            double: 9_007_199_254_740_992),
        Case(text: "9223372036854775807", int64: .max, uint64: 1 << 63 - 1, double: 0x1p63),
        Case(text: "9223372036854775808", uint64: 1 << 63, double: 0x1p63),
        Case(text: "9223372036854775807.000", int64: .max, uint64: 1 << 63 - 1, double: 0x1p63),
        Case(text: "-9223372036854775808", int64: .min, double: -0x1p63),
        Case(text: "-9223372036854775808.0", int64: .min, double: -0x1p63),
        Case(text: "-9223372036854775809", double: -0x1p63),
        Case(text: "18446744073709551615", uint64: .max, double: 0x1p64),
        Case(text: "1844674407370955161.5e1", uint64: .max, double: 0x1p64),
        Case(text: "18446744073709551616", double: 0x1p64),
        Case(text: "1e19", uint64: 10_000_000_000_000_000_000, double: 1e19),
        Case(text: "1e20", double: 1e20),
        Case(text: "1e400", double: .infinity),
        Case(text: "-1e400", double: -.infinity),
        Case(text: "1e99999999999999999999", double: .infinity),
        Case(text: "1e-400", double: 0),
        Case(text: "0.1", double: 0.1),
        Case(text: "5e-324", double: .leastNonzeroMagnitude),
    ]

    @Test("keeps its text and gives the integer only when it is exactly one", arguments: cases)
    func access(_ example: Case) throws {
        let tree = try JSON.parse(example.text)
        #expect(tree.serialized() == Array(example.text.utf8))
        #expect(tree.number?.text == example.text)
        #expect(tree.int64 == example.int64)
        #expect(tree.uint64 == example.uint64)
        #expect(tree.double?.bitPattern == example.double.bitPattern)
    }

    @Test("is made from integers and finite doubles, and reads back as the same")
    func construction() throws {
        for value in [Int64.min, -1, 0, 1, .max] { #expect(JSONNumber(value).int64 == value) }
        #expect(JSONNumber(UInt64.max).uint64 == .max)
        for value in [0.1, -0.0, 1e300, .leastNonzeroMagnitude, .pi, .greatestFiniteMagnitude] {
            let number = try #require(JSONNumber(value))
            #expect(try JSON.parse(number.text).double?.bitPattern == value.bitPattern)
        }
        for value in [Double.nan, .infinity, -.infinity] { #expect(JSONNumber(value) == nil) }
    }

    @Test("is made from a text only if that is a number and nothing else")
    func fromText() {
        #expect(JSONNumber(text: "1.50")?.text == "1.50")
        for text in ["", " 1", "1 ", "01", "+1", "1.", "NaN", "1e", "-", "1,2"] {
            #expect(JSONNumber(text: text) == nil)
        }
    }

    @Test("a million digits are no trouble")
    func long() throws {
        let text = "1" + String(repeating: "0", count: 1_000_000)
        #expect(try JSON.parse(text).int64 == nil)
        #expect(try JSON.parse(text + "e-1000000").int64 == 1)
    }
}
