import Storage

/// That a process is at work, as a file says it by a pid.
public struct ProcessClaim: Hashable, Sendable {
    /// The process; nil where the file names none that can be understood.
    public let pid: Int32?
    /// When the file says the work began, in seconds since 1970.
    public let since: Int64?
    /// The machine, where the file names one.
    public let host: String?
    /// A word of the process's command line that no other process has.
    public let sign: String?

    public init(pid: Int32?, since: Int64? = nil, host: String? = nil, sign: String? = nil) {
        self.pid = pid
        self.since = since
        self.host = host
        self.sign = sign
    }

    /// What is to be thought of the claim.
    public enum Verdict: Hashable, Sendable {
        case alive
        /// With the reason, as a clause: "its process 17 is not running".
        case dead(String)
        /// It cannot be judged from here.
        case unknown(String)
    }

    /// How much later than the claim a process may seem to have started: clocks are set now and then.
    static let tolerance: Int64 = 60

    /// Judges the claim by what is seen now.
    public func verdict(seenBy view: ProcessView) -> Verdict {
        verdict(host: view.host, facts: pid.map { view.look($0) } ?? ProcessFacts(.absent))
    }

    /// The decision alone.
    ///
    /// The machine comes first: what has the pid here says nothing about a process elsewhere. A process that may not be
    /// looked at is alive, and one that has ended and waits for its parent is not.
    func verdict(host ownHost: String, facts: ProcessFacts) -> Verdict {
        if let host, !host.isEmpty, host != ownHost {
            return .unknown("it belongs to the machine '\(host)', and this is '\(ownHost)'")
        }
        guard let pid else { return .dead("it names no process") }
        switch facts.state {
        case .absent: return .dead("its process \(pid) is not running")
        case .ended: return .dead("its process \(pid) has ended")
        case .hidden: return .alive
        case .running: return isSuccessor(facts) ? .dead("\(pid) is another process by now") : .alive
        }
    }

    /// Whether the pid was given to another process since.
    private func isSuccessor(_ facts: ProcessFacts) -> Bool {
        guard let since, let started = facts.startedAt, started > since + Self.tolerance else { return false }
        guard let sign else { return true }
        return !facts.command.contains { $0.contains(sign) }
    }
}
