/// Which columns are shown and how wide each is.
struct TableLayout: Hashable {
    static let gap = 2

    private(set) var shown: [Int]
    private(set) var widths: [Int]

    /// Every column as wide as its content.
    init(full natural: [Int]) {
        shown = Array(natural.indices)
        widths = natural
    }

    init(columns: [Column], natural: [Int], width: Int) {
        self.init(full: natural)
        var least = natural.indices.map { min(natural[$0], max(1, columns[$0].leastWidth ?? natural[$0])) }
        while total(least) > width, let dropped = leastImportant(columns) { shown.removeAll { $0 == dropped } }
        // Only essential columns are left and they do not fit: then everything may shrink.
        if total(least) > width { least = least.map { min($0, 4) } }
        shrink(to: width, least)
    }

    private func total(_ widths: [Int]) -> Int {
        shown.reduce(max(0, shown.count - 1) * Self.gap) { $0 + widths[$1] }
    }

    private func leastImportant(_ columns: [Column]) -> Int? {
        guard shown.count > 1 else { return nil }
        var candidate: Int?
        for place in shown where columns[place].priority > 0 {
            // Of equals the rightmost goes first.
            if let best = candidate, columns[best].priority > columns[place].priority { continue }
            candidate = place
        }
        return candidate
    }

    /// Takes from the widest first, so that short columns stay whole.
    private mutating func shrink(to width: Int, _ least: [Int]) {
        var excess = total(widths) - width
        while excess > 0 {
            let able = shown.filter { widths[$0] > least[$0] }
            guard let widest = able.max(by: { widths[$0] < widths[$1] }) else { return }
            let rival = able.filter { widths[$0] < widths[widest] }.map { widths[$0] }.max() ?? 0
            let step = max(1, min(excess, widths[widest] - max(least[widest], rival)))
            widths[widest] -= step
            excess -= step
        }
    }
}
