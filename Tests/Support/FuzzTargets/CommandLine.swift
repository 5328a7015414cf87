import Console
import SampleProgram

/// What holds for every command line (the words are the lines of the input): it is refused in text that a terminal can
/// be shown, or understood without losing a word; and completing it never fails.
public func fuzzCommandLine(_ bytes: [UInt8]) {
    let shown = ControlEscaping.escape(bytes: bytes)
    guard shown == ControlEscaping.escape(shown), !shown.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
        preconditionFailure("escaped text still needs escaping")
    }
    let words = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
    }
    let parser = CommandParser(SampleProgram.program.command)
    do {
        guard case .command(let command) = try parser.parse(words) else { return }
        if let start = command.handedOnStart {
            guard Array(words[start...]) == command.handedOn else {
                preconditionFailure("words were not handed on whole")
            }
        }
        guard try parser.parse(words) == .command(command) else { preconditionFailure("parsed in two ways") }
    } catch {
        let report = ErrorReport(error)
        let text = report.text(program: "ferry").rendered(inColour: false)
        guard text.utf8.count < 4096, text == ControlEscaping.escape(text, .layout) else {
            preconditionFailure("a refusal is too long or not safe to show")
        }
    }
}
