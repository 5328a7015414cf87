/// What to show of a long operation and when: pure, the time is passed in.
///
/// Nothing is said in the first second, since most operations are over by then. After that a terminal gets one line,
/// redrawn ten times a second at most; anything else gets a plain line every ten seconds at most and one at the end.
public struct ProgressState: Sendable {
    /// How progress is shown: in one line that is redrawn, or in lines of their own.
    public struct Form: Hashable, Sendable {
        enum Kind: Hashable { case redrawn(width: Int), lines }

        let kind: Kind
        public static func redrawn(width: Int) -> Form { Form(kind: .redrawn(width: width)) }
        public static let lines = Form(kind: .lines)

        /// The form that fits what standard error is.
        public static func fitting(_ terminal: Terminal) -> Form {
            terminal.isInteractive ? .redrawn(width: terminal.width) : .lines
        }
    }

    private let label: String
    private let total: Int?
    private let form: Form
    private let start: Duration
    private var completed = 0
    private var shownAt: Duration?
    private var turns = 0
    private var isFinished = false

    static let patience = Duration.seconds(1)
    static let redrawInterval = Duration.milliseconds(100)
    static let lineInterval = Duration.seconds(10)

    /// - Parameter total: how many steps there are; without it a spinner or a counter is shown.
    public init(label: String, total: Int? = nil, form: Form, start: Duration) {
        self.label = ControlEscaping.escape(label)
        self.total = total
        self.form = form
        self.start = start
    }

    /// Notes how far the operation is and returns what to write now, if anything.
    public mutating func update(completed: Int? = nil, now: Duration) -> String? {
        if let completed { self.completed = max(0, completed) }
        guard !isFinished, now - start >= Self.patience else { return nil }
        let interval = form == .lines ? Self.lineInterval : Self.redrawInterval
        if let shownAt, now - shownAt < interval { return nil }
        shownAt = now
        turns += 1
        switch form.kind {
        case .lines: return line() + "\n"
        case .redrawn(let width): return "\r\u{1B}[K" + DisplayWidth.truncated(drawing(width), to: width - 1)
        }
    }

    /// Ends it: takes the drawn line away, or says in a plain line that it is done if something was said before.
    public mutating func finish(now: Duration) -> String? {
        guard !isFinished else { return nil }
        isFinished = true
        guard shownAt != nil else { return nil }
        switch form.kind {
        case .lines: return "\(label): done after \((now - start).components.seconds) s\n"
        case .redrawn: return "\r\u{1B}[K"
        }
    }

    private func line() -> String {
        if let total { return "\(label): \(completed) of \(total)" }
        return completed > 0 ? "\(label): \(completed)" : "\(label) …"
    }

    private func drawing(_ width: Int) -> String {
        guard let total, total > 0 else {
            let spinner = ["-", "\\", "|", "/"][turns % 4]
            return completed > 0 ? "\(spinner) \(label): \(completed)" : "\(spinner) \(label)"
        }
        let count = "\(completed)/\(total)"
        let cells = min(30, width - DisplayWidth.of(label) - count.utf8.count - 6)
        guard cells >= 5 else { return "\(label): \(count)" }
        let part = Double(min(completed, total)) / Double(total)
        let filled = Int(part * Double(cells))
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled)
        return "\(label) [\(bar)] \(count)"
    }
}
