import Formats

/// What a proxy wants of a request, asked in our way.
struct WantedFacts {
    private var plan: JSONFactsPlan
    private let strings: [JSONFactsPlan.Value]
    private let stream: JSONFactsPlan.Value
    private let items: (JSONFactsPlan.Match, JSONFactsPlan.Value)?

    /// - Parameter itemType: asks besides for an item of this type, and for a sealed one.
    init(itemType: String?) {
        plan = JSONFactsPlan()
        strings = [
            plan.value(at: "model"), plan.value(at: "previous_response_id"), plan.value(at: "prompt_cache_key"),
            plan.value(at: "client_metadata", "session_id"),
        ]
        stream = plan.value(at: "stream")
        guard let itemType else {
            items = nil
            return
        }
        items = (
            plan.match(at: "input", .anyItem, "type", equals: itemType),
            plan.value(at: "input", .anyItem, "encrypted_content")
        )
    }

    /// A number that every fact goes into.
    func weight(of body: [UInt8]) throws -> Int {
        let facts = try plan.scan(body)
        var weight = facts[stream]?.bool == true ? 1 : 0
        for string in strings { weight += facts[string]?.string?.utf8.count ?? 0 }
        if let items {
            if facts[items.0] { weight += 1 }
            if facts[items.1] != nil { weight += 1 }
        }
        return weight
    }

    /// Two fields that stand early in the body, without a look at the rest of it.
    static func front(of body: [UInt8]) throws -> Int {
        var plan = JSONFactsPlan(options: JSONFactsOptions(stopsWhenAllFound: true))
        let model = plan.value(at: "model")
        let previous = plan.value(at: "previous_response_id")
        let facts = try plan.scan(body)
        return (facts[model]?.string?.utf8.count ?? 0) + (facts[previous]?.string?.utf8.count ?? 0)
    }
}
