import Formats

/// What holds for every text: a valid one gives the same facts as its tree, and no text gives a fact outside of it.
public func fuzzJSONFacts(_ bytes: [UInt8]) {
    if let disagreement = FactsCheck().disagreement(on: bytes) { preconditionFailure(disagreement) }
}

/// A plan with paths of every shape, and the tree's answers to the same questions.
private struct FactsCheck {
    /// Names on the way to a value; nil stands for any item of an array.
    private static let paths: [[String?]] = [
        ["model"], ["input"], ["response", "id"], ["response", "response", "id"], ["input", nil, "type"],
        ["input", nil], ["input", nil, "input", nil, "text"], [nil, "type"], [nil, nil],
        ["é"], [""], ["long name of more than fifteen bytes"], ["text", "model"], [],
    ]

    private var plan = JSONFactsPlan()
    private var values: [JSONFactsPlan.Value] = []
    private var matches: [JSONFactsPlan.Match] = []

    init() {
        for names in FactsCheck.paths {
            let path = names.map { $0.map(JSONPathStep.key) ?? .anyItem }
            values.append(plan.value(at: path))
            matches.append(plan.match(at: path, equals: "reasoning"))
        }
    }

    func disagreement(on bytes: [UInt8]) -> String? {
        let tree = try? JSON.parse(bytes)
        let facts: JSONFacts
        do {
            facts = try plan.scan(bytes)
        } catch {
            if tree != nil { return "the scan refuses what the parser reads: \(error)" }
            let offset = error.position?.offset ?? -1
            return (0...bytes.count).contains(offset) ? nil : "an error names no place within the text: \(error)"
        }
        for (number, path) in FactsCheck.paths.enumerated() {
            let fact = facts[values[number]]
            if let fact, !(0...bytes.count).contains(fact.range.upperBound) { return "a fact lies outside of the text" }
            guard let tree else { continue }
            let candidates = FactsCheck.candidates(at: path[...], in: tree)
            let own = fact.flatMap { try? JSON.parse(Array(bytes[$0.range])) }
            if own != candidates.first { return "another value at \(path)" }
            if let scalar = fact?.scalar, scalar != own { return "another scalar at \(path)" }
            if facts[matches[number]] != candidates.contains("reasoning") { return "another match at \(path)" }
        }
        return stoppingDisagreement(on: bytes, facts, isValid: tree != nil)
    }

    /// Stopping early changes nothing about what is found in a valid text.
    private func stoppingDisagreement(on bytes: [UInt8], _ facts: JSONFacts, isValid: Bool) -> String? {
        var stopping = JSONFactsPlan(options: JSONFactsOptions(stopsWhenAllFound: true))
        let model = stopping.value(at: "model")
        guard let found = try? stopping.scan(bytes) else { return "stopping early refuses more" }
        return !isValid || found[model] == facts[values[0]] ? nil : "stopping early finds another value"
    }

    private static func candidates(at path: ArraySlice<String?>, in tree: JSON) -> [JSON] {
        guard let step = path.first else { return [tree] }
        guard let name = step else {
            return (tree.array ?? []).flatMap { candidates(at: path.dropFirst(), in: $0) }
        }
        return tree[name].map { candidates(at: path.dropFirst(), in: $0) } ?? []
    }
}
