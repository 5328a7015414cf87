/// Rows under titles, fitted to whoever reads them.
///
/// A terminal gets lines that fit: columns shrink to their least width, then the least important ones are left out, and
/// what is cut ends in "…". A pipe or a file gets every column and every cell in full, padded with spaces; a program
/// that wants to parse should ask for JSON.
public struct Table: Sendable {
    public let columns: [Column]
    public private(set) var rows: [[StyledText]] = []

    public init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row; a missing cell is empty, a surplus one is dropped.
    public mutating func add(_ cells: [StyledText]) {
        let padding = [StyledText](repeating: StyledText(), count: max(0, columns.count - cells.count))
        rows.append(Array(cells.prefix(columns.count)) + padding)
    }

    /// The whole table without a final newline, for what is at the other end.
    public func text(for terminal: Terminal) -> StyledText {
        var text = StyledText()
        for (number, line) in lines(for: terminal).enumerated() {
            if number > 0 { text.append("\n") }
            text.append(line)
        }
        return text
    }

    /// The same line by line, for whoever puts them among others.
    public func lines(for terminal: Terminal) -> [StyledText] {
        let natural = columns.indices.map { column in
            rows.reduce(StyledText(columns[column].title).width) { max($0, $1[column].width) }
        }
        let layout =
            terminal.isTerminal
            ? TableLayout(columns: columns, natural: natural, width: terminal.width) : TableLayout(full: natural)
        return ([columns.map { StyledText($0.title, .bold) }] + rows).map { line($0, layout) }
    }

    /// Spaces are owed until something follows them, so that no line ends in them.
    private func line(_ cells: [StyledText], _ layout: TableLayout) -> StyledText {
        var text = StyledText()
        var owed = 0
        for place in layout.shown {
            let width = layout.widths[place]
            let cell = escaped(cells[place].truncated(to: width))
            let padding = max(0, width - cell.width)
            let isTrailing = columns[place].alignment == .trailing
            if isTrailing { owed += padding }
            if !cell.isEmpty {
                text.append(String(repeating: " ", count: owed))
                text.append(cell)
                owed = 0
            }
            owed += (isTrailing ? 0 : cell.isEmpty ? width : padding) + TableLayout.gap
        }
        return text
    }

    /// A newline within a cell would tear the table apart, and console output keeps newlines.
    private func escaped(_ cell: StyledText) -> StyledText {
        cell.runs.reduce(into: StyledText()) { $0.append(ControlEscaping.escape($1.text), $1.style) }
    }
}
