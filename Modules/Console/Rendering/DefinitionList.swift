/// Terms with explanations beside them, or below them where there is no room.
struct DefinitionList {
    var rows: [(term: StyledText, text: String)] = []

    private static let indent = 2
    private static let gap = 2

    func lines(width: Int) -> [StyledText] {
        let widest = rows.map(\.term.width).max() ?? 0
        // Beyond a third of the line a long term stands alone, so that the explanations keep a readable column.
        let limit = max(12, min(30, width / 3))
        let column = Self.indent + min(widest, limit) + Self.gap
        let isStacked = width - column < 24
        return rows.flatMap { row in
            isStacked ? stacked(row, width: width) : beside(row, column: column, width: width)
        }
    }

    private func beside(_ row: (term: StyledText, text: String), column: Int, width: Int) -> [StyledText] {
        let head = Self.spaces(Self.indent) + row.term
        let texts = TextWrapping.lines(row.text, width: width - column)
        guard head.width + Self.gap <= column, let first = texts.first else {
            return [head] + texts.map { Self.spaces(column) + StyledText($0) }
        }
        let firstLine = head + Self.spaces(column - head.width) + StyledText(first)
        return [firstLine] + texts.dropFirst().map { Self.spaces(column) + StyledText($0) }
    }

    private func stacked(_ row: (term: StyledText, text: String), width: Int) -> [StyledText] {
        let deeper = Self.indent * 3
        let texts = TextWrapping.lines(row.text, width: width - deeper)
        return [Self.spaces(Self.indent) + row.term] + texts.map { Self.spaces(deeper) + StyledText($0) }
    }

    private static func spaces(_ count: Int) -> StyledText { StyledText(String(repeating: " ", count: max(0, count))) }
}
