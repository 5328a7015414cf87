import Formats
import FuzzTargets
import Testing

@Suite("Facts agree with the tree") struct JSONFactsAgreementTests {
    @Test("on random documents in random spellings", arguments: 0..<400)
    func random(_ seed: Int) {
        var random = RandomJSON(seed: seed)
        fuzzJSONFacts(random.text(of: random.tree(depth: 7)))
    }

    @Test("on documents cut off at every byte", arguments: 0..<20)
    func truncated(_ seed: Int) {
        var random = RandomJSON(seed: seed)
        let text = random.text(of: random.tree())
        for length in 0..<min(text.count, 600) { fuzzJSONFacts(Array(text[..<length])) }
    }

    @Test("wherever a string's end, its escapes and its brackets fall in the blocks of the scan")
    func blockBorders() throws {
        var plan = JSONFactsPlan()
        let model = plan.value(at: "model")
        let endings = ["", "\\\"", "\\\\", "\\\\\\\"", "\\\\\\\\", "\\\"\\\"", "]}", "\\\"]}", "é", "{[", "\\n\\\\"]
        for length in 0..<200 {
            for ending in endings {
                let content = String(repeating: "x", count: length) + ending
                for text in [
                    "{\"s\":\"\(content)\",\"model\":1}", "{\"s\":[\"\(content)\",{}],\"model\":1}",
                    "{\"s\":{\"k\":[[\"\(content)\"]]},\"model\":1}", "{\"\(content)\":0,\"model\":1}",
                ] {
                    #expect(try plan.scan(Array(text.utf8))[model]?.int64 == 1, "\(text)")
                }
            }
        }
    }

    @Test("on runs of backslashes of every length across the borders of blocks")
    func backslashes() throws {
        var plan = JSONFactsPlan()
        let model = plan.value(at: "model")
        for offset in 0..<70 {
            for run in 0..<140 {
                let head = String(repeating: "x", count: offset) + String(repeating: "\\", count: run)
                let content = run.isMultiple(of: 2) ? head : head + "\"]"
                #expect(try plan.scan(Array("{\"s\":[\"\(content)\"],\"model\":1}".utf8))[model]?.int64 == 1)
            }
        }
    }
}
