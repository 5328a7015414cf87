/// The table of `docs/contract.md`: every promise, who keeps it and what proves it.
struct ContractTable {
    struct Row {
        let id: String
        let owner: String
        /// `Target.Suite/function`, or empty while the capability is not there yet.
        let tests: [String]
        let breaks: [Break]
        var isOpen: Bool { tests.isEmpty }
    }

    /// A change of one line of a source that the row's tests must notice.
    struct Break: Equatable {
        let file: String
        let code: String
        let replacement: String
    }

    struct Section {
        let heading: String
        /// What the line above the table states.
        let statedOpen: Int
        let statedTotal: Int
        let rows: [Row]
    }

    let sections: [Section]
    var rows: [Row] { sections.flatMap(\.rows) }

    init(_ text: String) {
        let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map(String.init)
        sections = headings.map { heading in
            let below = text.split(separator: "\n").drop { $0 != heading }.first { $0.hasPrefix("Not yet: ") } ?? ""
            let numbers = below.split(separator: " ").compactMap { Int($0) }
            return Section(
                heading: heading, statedOpen: numbers.first ?? -1, statedTotal: numbers.last ?? -1,
                rows: MarkdownTable.rows(of: text, under: heading).map(Self.row))
        }
    }

    private static func row(_ cells: [String]) -> Row {
        let cell = { (index: Int) in index < cells.count ? cells[index] : "" }
        let proof = cell(3) == "not yet" ? [] : codeSpans(of: cell(3))
        let spans = codeSpans(of: cell(4))
        let breaks = stride(from: 0, to: spans.count - 2, by: 3).map {
            Break(file: spans[$0], code: spans[$0 + 1], replacement: spans[$0 + 2])
        }
        return Row(id: cell(0), owner: cell(2).trimmingBackticks, tests: proof, breaks: breaks)
    }

    private static func codeSpans(of cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
