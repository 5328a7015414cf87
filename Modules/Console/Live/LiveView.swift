import Synchronization

/// Frames that replace one another on standard output, on a terminal that is given back whatever happens.
///
/// The terminal is restored when the view ends, on `exit`, on SIGINT, SIGTERM, SIGHUP, SIGQUIT and on the signals of a
/// crash, which then take their ordinary course, and around SIGTSTP and SIGCONT. Where standard output is no terminal,
/// only the last frame is printed, at the end. One view is live at a time; a second one draws nothing.
public final class LiveView: Sendable {
    private struct State {
        var screen: LiveScreen
        var last: [StyledText] = []
        var isLive = false
    }

    private let console: Console
    private let state: Mutex<State>

    private init(console: Console, mode: LiveMode) {
        self.console = console
        state = Mutex(State(screen: LiveScreen(mode: mode)))
    }

    /// Runs a view for as long as the body runs.
    public static func run<Result>(
        on console: Console, _ mode: LiveMode, _ body: (LiveView) async throws -> Result
    ) async throws -> Result {
        let view = LiveView(console: console, mode: mode)
        view.begin()
        do {
            let result = try await body(view)
            try view.end()
            return result
        } catch {
            try? view.end()
            throw error
        }
    }

    /// Shows a frame in place of the one before.
    public func draw(_ lines: [StyledText]) throws(OutputError) {
        try state.withLock { state throws(OutputError) in
            state.last = lines
            guard state.isLive, let descriptor = console.output.descriptor else { return }
            if TerminalGuard.isAway {
                // Stopped and continued: in the background the terminal is somebody else's.
                guard TerminalGuard.isForeground else { return }
                TerminalGuard.comeBack()
                try console.write(state.screen.entry)
                state.screen.forget()
            }
            if TerminalGuard.isForeground, TerminalGuard.wasStopped() { state.screen.forget() }
            let size = console.currentSize(descriptor)
            let text = state.screen.frame(
                lines, width: size.width, height: size.height, inColour: console.outputTerminal.hasColour)
            try console.write(text)
        }
    }

    private func begin() {
        guard console.outputTerminal.isInteractive, let descriptor = console.output.descriptor else { return }
        state.withLock { state in
            let exit = Array(state.screen.exit.utf8)
            guard TerminalGuard.begin(terminal: descriptor, exit: exit) else { return }
            state.isLive = true
            try? console.write(state.screen.entry)
        }
    }

    private func end() throws(OutputError) {
        try state.withLock { state throws(OutputError) in
            if state.isLive {
                state.isLive = false
                TerminalGuard.end()
            } else if !console.outputTerminal.isInteractive {
                for line in state.last { try console.print(line) }
            }
        }
    }
}

extension Console {
    /// The size now: a window is resized while a view runs.
    fileprivate func currentSize(_ descriptor: Int32) -> Terminal {
        Terminal(System.facts(of: descriptor), TerminalPreferences())
    }
}
