extension Program {
    /// Runs the program on the real arguments, environment and streams of this process, and ends the process.
    ///
    /// SIGPIPE is ignored from here on, so that a reader that leaves is an error a command can clean up after; whoever
    /// starts a child must give the signal back its default.
    public func main(_ handlers: Handlers = Handlers()) async -> Never {
        System.ignoreBrokenPipes()
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
