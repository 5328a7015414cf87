/// What `docs/architecture.md` states, read from its tables.
struct ArchitectureDocument {
    /// Module to the modules and C libraries it may import.
    let edges: [String: Set<String>]
    let system: Set<String> = ["Glibc", "Synchronization"]

    init(_ text: String) {
        var edges: [String: Set<String>] = [:]
        for row in MarkdownTable.rows(of: text, under: "## Modules") {
            guard row.count == 3 else { continue }
            edges[row[0].trimmingBackticks] = Set(
                row[2].split(separator: ",").map { String($0).trimmingBackticks }.filter { $0 != "nothing" })
        }
        self.edges = edges
    }
}

enum MarkdownTable {
    /// The body rows of the first table below a heading, cells trimmed.
    static func rows(of text: String, under heading: String) -> [[String]] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0 == heading }) else { return [] }
        let table = lines[start...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
        return table.dropFirst(2).map { cells(of: $0) }
    }

    /// The cells of a row; a `|` inside a code span does not end one.
    static func cells(of line: Substring) -> [String] {
        var cells: [String] = []
        var cell = ""
        var inCode = false
        for character in line.dropFirst() {
            if character == "`" { inCode.toggle() }
            if character == "|", !inCode {
                cells.append(cell.trimmingBlanks)
                cell = ""
            } else {
                cell.append(character)
            }
        }
        return cells
    }
}

extension String {
    var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    var trimmingBackticks: String {
        let trimmed = trimmingBlanks
        guard trimmed.count >= 2, trimmed.first == "`", trimmed.last == "`" else { return trimmed }
        return String(trimmed.dropFirst().dropLast())
    }
}
