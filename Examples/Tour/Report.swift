import Console
import Formats
import Storage

/// Whether everything that the workers said was done is there.
struct Report {
    private let state: SharedState

    init(_ state: SharedState) { self.state = state }

    func show(on console: Console) throws -> ExitCode {
        let snapshot = try state.read()
        var table = Table([
            Column("Worker"), Column("said", .trailing), Column("found", .trailing), Column("verdict"),
        ])
        var isWhole = snapshot.findings.isEmpty
        var sum = 0
        for (worker, value) in (snapshot["done"]?.object ?? JSONObject()).sorted(by: { $0.key < $1.key }) {
            let said = try state.said(by: worker)
            let found = Int(value.int64 ?? 0)
            sum += found
            // A worker that was killed between storing a change and saying so is one ahead.
            let isKept = found == said || found == said + 1
            isWhole = isWhole && isKept
            table.add([
                StyledText(worker), StyledText("\(said)"), StyledText("\(found)"),
                isKept
                    ? StyledText(found == said ? "all kept" : "all kept, one not said any more", .green)
                    : StyledText("LOST", .red),
            ])
        }
        // Everybody counted on the same number, too.
        let total = Int(snapshot["total"]?.int64 ?? 0)
        isWhole = isWhole && total == sum
        table.add([
            "together", StyledText("\(sum)"), StyledText("\(total)"), total == sum ? "" : StyledText("LOST", .red),
        ])
        try console.print(table.text(for: console.outputTerminal))
        return isWhole ? .done : .findings
    }
}
