/// Insertions, deletions, substitutions and swaps of neighbours that turn one word into another.
///
/// The restricted form (optimal string alignment): no letter is touched twice, which is all that typing mistakes need.
package enum EditDistance {
    /// The distance, or nil when it exceeds the limit; a long word costs nothing then.
    package static func between(_ one: String, _ other: String, atMost limit: Int) -> Int? {
        guard abs(one.utf8.count - other.utf8.count) <= limit * 4, one.utf8.count <= 256 else { return nil }
        let first = Array(one)
        let second = Array(other)
        guard abs(first.count - second.count) <= limit else { return nil }
        var older: [Int] = []
        var previous = Array(0...second.count)
        for row in 0..<first.count {
            var current = [row + 1]
            for column in 0..<second.count {
                let change = previous[column] + (first[row] == second[column] ? 0 : 1)
                var least = min(change, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    least = min(least, older[column - 1] + 1)
                }
                current.append(least)
            }
            older = previous
            previous = current
        }
        let distance = previous[second.count]
        return distance <= limit ? distance : nil
    }
}
