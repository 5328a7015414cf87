import Console
import SampleProgram

/// What a program said and how it ended, run within the test on recording streams.
struct SampleRun {
    let code: ExitCode
    let output: String
    let errors: String

    init(
        _ arguments: [String], program: Program = SampleProgram.program, handlers: Handlers = SampleProgram.handlers,
        facts: Terminal.Facts = .none, environment: [String: String] = [:], refusing: OutputError? = nil
    ) async {
        let out = RecordingSink(refusing: refusing)
        let err = RecordingSink()
        let console = Console(
            output: out, outputFacts: facts, errors: err, errorFacts: facts,
            preferences: TerminalPreferences(environment))
        code = await program.run(arguments, environment: environment, console: console, handlers: handlers)
        output = out.text
        errors = err.text
    }

    init(_ line: String, facts: Terminal.Facts = .none, environment: [String: String] = [:]) async {
        await self.init(
            line.split(separator: " ").map(String.init), facts: facts, environment: environment)
    }
}
