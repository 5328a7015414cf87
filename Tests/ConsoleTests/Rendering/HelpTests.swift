import Console
import Harness
import SampleProgram
import Testing

@Suite("Help")
struct HelpTests {
    @Test("fits the width it is laid out for", arguments: [40, 80, 140])
    func widths(_ width: Int) async throws {
        var text = ""
        for command in ["", "vessel", "vessel list", "vessel load", "sail", "engine"] {
            let words = ["help"] + command.split(separator: " ").map(String.init)
            let run = await SampleRun(words, environment: ["COLUMNS": "\(width)"])
            #expect(run.code == .done)
            text += "$ ferry \(words.joined(separator: " "))\n\(run.output)\n"
        }
        try Snapshot.expect(text, "help-\(width).txt")
        // A command line of an example is not broken: it could not be copied any more.
        let tooLong = text.split(separator: "\n").filter {
            DisplayWidth.of(String($0)) > min(width, 100) && !$0.hasPrefix("    ferry")
        }
        #expect(tooLong == [])
    }

    @Test("is the same whether an option or the command asks for it")
    func sameText() async {
        let option = await SampleRun("vessel list --help")
        let command = await SampleRun("help vessel list")
        #expect(option.output == command.output)
        #expect(option.code == .done && option.errors.isEmpty)
    }

    @Test("does not show what is hidden, but explains it when asked")
    func hidden() async {
        #expect(await !SampleRun("--help").output.contains("secret-hatch"))
        #expect(await SampleRun("help secret-hatch").output.contains("Open the hatch"))
    }

    @Test("is coloured on a terminal, and the colours add nothing else")
    func colours() async {
        let plain = await SampleRun("vessel list --help")
        let coloured = await SampleRun("--color=always vessel list --help")
        #expect(coloured.output.contains("\u{1B}[1mOptions:\u{1B}[0m"))
        #expect(coloured.output.replacingStyles() == plain.output)
        #expect(!plain.output.contains("\u{1B}"))
    }

    @Test("of an unknown command is refused with what was probably meant")
    func unknown() async {
        let run = await SampleRun("help vessel lsit")
        #expect(run.code == .usage)
        #expect(run.errors.contains("did you mean 'list'?"))
    }
}

extension String {
    /// Without SGR sequences.
    func replacingStyles() -> String {
        var result = ""
        var rest = self[...]
        while let escape = rest.firstIndex(of: "\u{1B}") {
            result += rest[..<escape]
            rest = rest[escape...].drop { $0 != "m" }.dropFirst()
        }
        return result + rest
    }
}
