import Glibc
import Synchronization

/// The system calls of this module; those of a live view stand below, beside its signal handler.
enum System {
    /// Writes everything, waiting where the descriptor is non-blocking.
    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(OutputError) {
        var position = 0
        while position < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: position), buffer.count - position)
            }
            if count >= 0 {
                position += count
                continue
            }
            let problem = errno
            switch problem {
            case EINTR: continue
            case EAGAIN: waitUntilWritable(descriptor)
            case EPIPE: throw OutputError(.readerGone, reason: describe(problem))
            case ENOSPC, EDQUOT, EFBIG: throw OutputError(.noSpace, reason: describe(problem))
            default: throw OutputError(.failed, reason: describe(problem))
            }
        }
    }

    private static func waitUntilWritable(_ descriptor: Int32) {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&entry, 1, -1)
    }

    private static func describe(_ problem: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard strerror_r(problem, &buffer, buffer.count) == 0 else { return "error \(problem)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func facts(of descriptor: Int32) -> Terminal.Facts {
        guard isatty(descriptor) == 1 else { return .none }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return Terminal.Facts(isTerminal: true) }
        return Terminal.Facts(isTerminal: true, columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// Turns a reader that left into EPIPE, and a file that may not grow into EFBIG: a write can report both.
    static func letWritesReport() {
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
    }

    static func end(with status: Int32) -> Never { exit(status) }

    /// The environment of this process; the first of two equal names counts, as for getenv.
    static func environment() -> [String: String] {
        var found: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text)
            if let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")), equals != pair.startIndex {
                let name = String(pair[..<equals])
                if found[name] == nil { found[name] = String(pair[pair.index(after: equals)...]) }
            }
            entry += 1
        }
        return found
    }
}

/// Gives the terminal back when a signal or `exit` ends the program in the middle of a live view.
///
/// A signal handler can reach only what is static and may call only what signal-safety(7) lists, so this is the one
/// place with state for the whole process: everything the handler needs is prepared in `begin`, as plain memory.
enum TerminalGuard {
    private struct Plan {
        var terminal: Int32
        /// The terminal's settings, when the program reads keys from it.
        var settings: termios?
        var exit: UnsafeMutableBufferPointer<UInt8>
        /// What each signal did before, in the order of `signals`.
        var previous: UnsafeMutablePointer<sigaction>
    }

    /// The address of a `Plan`, 0 when no view is live: published whole, and never freed.
    private static let planAddress = Atomic<UInt>(0)
    private static let away = Atomic<Bool>(false)
    private static let stale = Atomic<Bool>(false)
    private static let hooksExit = Atomic<Bool>(false)

    private static var plan: UnsafeMutablePointer<Plan>? {
        UnsafeMutablePointer(bitPattern: planAddress.load(ordering: .acquiring))
    }

    /// The place of a signal in `Plan.previous`; a switch, because a handler cannot use a collection.
    private static func place(of signal: Int32) -> Int? {
        switch signal {
        case SIGINT: 0
        case SIGTERM: 1
        case SIGHUP: 2
        case SIGQUIT: 3
        case SIGTSTP: 4
        case SIGCONT: 5
        case SIGABRT: 6
        case SIGSEGV: 7
        case SIGBUS: 8
        case SIGILL: 9
        case SIGTRAP: 10
        case SIGFPE: 11
        default: nil
        }
    }

    private static let signals = [
        SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE,
    ]

    /// Takes the terminal; false when a view has it already.
    static func begin(terminal: Int32, exit bytes: [UInt8]) -> Bool {
        guard plan == nil else { return false }
        // Never freed: a handler on another thread may still look at it. A program has few views.
        let fresh = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
        let exit = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = exit.initialize(from: bytes)
        let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: signals.count)
        previous.initialize(repeating: sigaction(), count: signals.count)
        var settings = termios()
        let hasSettings = isForeground(terminal) && tcgetattr(terminal, &settings) == 0
        fresh.initialize(
            to: Plan(terminal: terminal, settings: hasSettings ? settings : nil, exit: exit, previous: previous))
        let (isOurs, _) = planAddress.compareExchange(
            expected: 0, desired: UInt(bitPattern: fresh), ordering: .acquiringAndReleasing)
        guard isOurs else { return false }
        away.store(false, ordering: .releasing)
        if !hooksExit.exchange(true, ordering: .acquiringAndReleasing) { atexit { TerminalGuard.restore() } }
        muteKeys()
        for signal in signals { install(on: signal, previous) }
        return true
    }

    /// Gives the terminal back and the signals their former meaning.
    static func end() {
        guard let old = plan else { return }
        restore()
        for (place, signal) in signals.enumerated() { sigaction(signal, old.pointee.previous + place, nil) }
        planAddress.store(0, ordering: .releasing)
    }

    /// Whether the terminal was given back while the program lives on.
    static var isAway: Bool { away.load(ordering: .acquiring) }

    /// Whether the process was stopped since this was last asked; the keys are muted again then.
    static func wasStopped() -> Bool {
        guard stale.exchange(false, ordering: .acquiringAndReleasing) else { return false }
        if !isAway { muteKeys() }
        return true
    }

    static var isForeground: Bool { plan.map { isForeground($0.pointee.terminal) } ?? false }

    /// Takes the terminal again after a stop.
    static func comeBack() {
        muteKeys()
        away.store(false, ordering: .releasing)
    }

    /// A terminal that does not control this process has no foreground to be outside of.
    private static func isForeground(_ terminal: Int32) -> Bool {
        let group = tcgetpgrp(terminal)
        return group < 0 || group == getpgrp()
    }

    /// Keys typed during a view are not echoed into it; they stay readable, and ^C and ^Z keep their meaning.
    private static func muteKeys() {
        guard let pointer = plan, var settings = pointer.pointee.settings else { return }
        settings.c_lflag &= ~UInt32(ECHO | ICANON)
        _ = tcsetattr(pointer.pointee.terminal, TCSANOW, &settings)
    }

    /// Async-signal-safe: write, tcsetattr, tcgetpgrp, and loads of prepared memory.
    ///
    /// In the background it does nothing: the terminal is somebody else's, and SIGTTOU would stop us for touching it.
    private static func restore() {
        guard let pointer = plan, isForeground(pointer.pointee.terminal),
            !away.exchange(true, ordering: .acquiringAndReleasing)
        else { return }
        let exit = pointer.pointee.exit
        _ = Glibc.write(pointer.pointee.terminal, exit.baseAddress, exit.count)
        if var settings = pointer.pointee.settings { _ = tcsetattr(pointer.pointee.terminal, TCSANOW, &settings) }
    }

    private static func install(on signal: Int32, _ previous: UnsafeMutablePointer<sigaction>) {
        guard let place = place(of: signal) else { return }
        sigaction(signal, nil, previous + place)
        // Under nohup a hang-up is ignored, and must stay so.
        if isIgnored(previous[place]) { return }
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { TerminalGuard.handle($0) }
        action.sa_flags = SA_RESTART
        sigemptyset(&action.sa_mask)
        sigaction(signal, &action, nil)
    }

    /// SIG_IGN is the address 1, which Swift cannot compare as a function.
    private static func isIgnored(_ action: sigaction) -> Bool {
        withUnsafeBytes(of: action.__sigaction_handler) { $0.loadUnaligned(as: UInt.self) == 1 }
    }

    private static func handle(_ signal: Int32) {
        let saved = errno
        defer { errno = saved }
        guard let pointer = plan, let place = place(of: signal) else { return }
        if signal == SIGCONT {
            // After a SIGSTOP nothing was given back, but somebody else may have drawn.
            stale.store(true, ordering: .releasing)
            return
        }
        restore()
        // Now the signal takes its former course: it ends us, stops us, or meets the program's own handler.
        var ours = sigaction()
        sigaction(signal, pointer.pointee.previous + place, &ours)
        raise(signal)
        var only = sigset_t()
        var before = sigset_t()
        sigemptyset(&only)
        sigaddset(&only, signal)
        pthread_sigmask(SIG_UNBLOCK, &only, &before)
        // Reached when it did not end us. The view stays away; after a stop its next frame comes back.
        pthread_sigmask(SIG_SETMASK, &before, nil)
        sigaction(signal, &ours, nil)
    }
}
