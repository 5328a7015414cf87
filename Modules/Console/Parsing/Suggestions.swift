import Formats

/// "Did you mean": the names that a mistyped word was probably meant to be.
enum Suggestions {
    /// At most three candidates, nearest first and otherwise in the order of the model.
    ///
    /// A beginning of at least two letters counts as one mistake: an abbreviation is not accepted, but it is understood.
    static func near(_ word: String, among candidates: [String]) -> [String] {
        var ranked: [(distance: Int, name: String)] = []
        for candidate in candidates {
            let limit = tolerance(max(word.utf8.count, candidate.utf8.count))
            if let distance = EditDistance.between(word, candidate, atMost: limit) {
                ranked.append((distance, candidate))
            } else if word.utf8.count >= 2, candidate.hasPrefix(word) {
                ranked.append((1, candidate))
            }
        }
        // Stable by hand: the standard sort does not promise it.
        let best = (0...2).flatMap { distance in ranked.filter { $0.distance == distance } }
        return best.prefix(3).map(\.name)
    }

    private static func tolerance(_ length: Int) -> Int {
        switch length {
        case ..<3: 0
        case ..<6: 1
        default: 2
        }
    }
}
