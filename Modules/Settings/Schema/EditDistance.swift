/// How many letters must be put in, taken out, exchanged or swapped with a neighbour to turn one name into another.
enum EditDistance {
    static func between(_ left: String, _ right: String) -> Int {
        // Names in files are foreign: what is far longer than any setting is not compared.
        let left = Array(left.utf8.prefix(128))
        let right = Array(right.utf8.prefix(128))
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var best = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
