extension Program {
    /// Runs the program on the real arguments, environment and streams of this process, and ends the process.
    ///
    /// SIGPIPE and SIGXFSZ are ignored from here on, so that a reader that leaves and a file that may not grow are errors
    /// a command can clean up after; whoever starts a child must give the signals back their default.
    public func main(_ handlers: Handlers = Handlers()) async -> Never {
        System.letWritesReport()
        let environment = System.environment()
        let output = DescriptorSink.standardOutput
        let errors = DescriptorSink.standardError
        let console = Console(
            output: output, outputFacts: System.facts(of: 1), errors: errors, errorFacts: System.facts(of: 2),
            preferences: TerminalPreferences(environment))
        let arguments = Array(CommandLine.arguments.dropFirst())
        let code = await run(arguments, environment: environment, console: console, handlers: handlers)
        System.end(with: code.rawValue)
    }
}
