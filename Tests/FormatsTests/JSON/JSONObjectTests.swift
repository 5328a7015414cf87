import Formats
import Testing

@Suite("A JSON object") struct JSONObjectTests {
    @Test("keeps places: a set replaces, a new name comes last, nil removes", arguments: [3, 12, 13, 200])
    func order(_ count: Int) {
        var object = JSONObject((0..<count).map { ("k\($0)", .number(JSONNumber($0))) })
        object["k1"] = "new"
        object["z"] = true
        object["k0"] = nil
        #expect(object.keys == (1..<count).map { "k\($0)" } + ["z"])
        #expect(object["k1"] == "new")
        #expect(object["k0"] == nil)
        #expect(object["z"] == true)
        for number in 2..<count { #expect(object["k\(number)"]?.int64 == Int64(number)) }
        #expect(object.removeValue(forKey: "absent") == nil)
        #expect(object.removeValue(forKey: "z") == true)
        object.removeAll { key, _ in key.hasSuffix("2") }
        #expect(object["k2"] == nil)
        #expect(object.count == (1..<count).filter { !"\($0)".hasSuffix("2") }.count)
    }

    @Test("given one name twice keeps the first place and the last value")
    func duplicates() {
        #expect(JSONObject([("a", 1), ("b", 2), ("a", 3)]) == ["a": 3, "b": 2])
    }

    @Test("merges in the order of the first, then of the second")
    func merging() {
        let merged = (["a": 1, "b": 2, "c": 3] as JSONObject).merging(["d": 4, "b": 5])
        #expect(merged.map(\.key) == ["a", "b", "c", "d"])
        #expect(merged["b"] == 5)
    }

    @Test("is equal in order, and equivalent in any order at every depth")
    func equality() {
        let one: JSON = ["a": [["x": 1, "y": 2]], "b": nil]
        let other: JSON = ["b": nil, "a": [["y": 2, "x": 1]]]
        #expect(one != other)
        #expect(one.isEquivalent(to: other))
        #expect(!one.isEquivalent(to: ["b": nil, "a": [["y": 2, "x": 3]]]))
        #expect(!one.isEquivalent(to: ["b": nil]))
        #expect(!(["a": 1, "b": 2] as JSON).isEquivalent(to: ["a": 1, "c": 2]))
        #expect(Set([one, other, one]).count == 2)
    }

    @Test("of 100,000 members is read, filled and looked through in time that grows with its size, not its square")
    func large() throws {
        let count = 100_000
        let text = "{" + (0..<count).map { "\"key-\($0)\":\($0)" }.joined(separator: ",") + "}"
        let read = try #require(try JSON.parse(text).object)
        var filled = JSONObject()
        let clock = ContinuousClock()
        let spent = clock.measure {
            for number in 0..<count { filled["key-\(number)"] = .number(JSONNumber(number)) }
            for number in 0..<count { #expect(read["key-\(number)"] != nil) }
        }
        #expect(filled == read)
        // Quadratic, this would be ten thousand million comparisons.
        #expect(spent < .seconds(20))
    }

    @Test("is a collection of its members in order")
    func collection() {
        let object: JSONObject = ["b": 1, "a": 2]
        #expect(object.map { "\($0.key)=\($0.value.int64 ?? 0)" } == ["b=1", "a=2"])
        #expect(object.first?.key == "b")
        #expect(object.keys == ["b", "a"])
        #expect(JSONObject().isEmpty)
    }

    @Test("is reached through the tree by name and by place, and otherwise gives nothing")
    func access() {
        let tree: JSON = ["a": [true, ["b": "c"]], "n": nil, "d": 1.json]
        #expect(tree["a"]?[1]?["b"]?.string == "c")
        #expect(tree["a"]?[0]?.bool == true)
        #expect(tree["a"]?[2] == nil)
        #expect(tree["a"]?[-1] == nil)
        #expect(tree["a"]?["b"] == nil)
        #expect(tree[0] == nil)
        #expect(tree["n"]?.isNull == true)
        #expect(tree["x"] == nil)
        #expect(tree["d"]?.array == nil)
        #expect(tree["a"]?.array?.count == 2)
    }
}

extension Int {
    fileprivate var json: JSON { .number(JSONNumber(self)) }
}
