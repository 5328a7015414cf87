import Transport

/// When patience with a peer ends: what it is waited for, and since when.
struct WebSocketPatience {
    enum Verdict: Hashable {
        case wait
        case ping
        case give(Cause)
    }

    /// What the peer has not done in time.
    enum Cause: Hashable {
        case answeredPing
        case takenBytes
        case saidGoodbye
    }

    private let closeTimeout: Duration
    private let sendTimeout: Duration
    private let pingInterval: Duration?
    private let pongTimeout: Duration

    private var heard: Instant
    private var pinged: Instant?
    private var closing: Instant?
    /// Since when bytes are queued of which the peer takes none, and how many it had taken by then.
    private var stuck: (since: Instant, taken: Int)?

    init(_ settings: WebSocketSettings, at now: Instant) {
        closeTimeout = settings.closeTimeout
        sendTimeout = settings.sendTimeout
        pingInterval = settings.pingInterval
        pongTimeout = settings.pongTimeout
        heard = now
    }

    /// Bytes of the peer have come: it lives, whatever they say.
    mutating func heard(at now: Instant) {
        heard = now
        pinged = nil
    }

    /// The first goodbye was said, or the last one: the peer has its time to go on from there.
    mutating func goodbye(at now: Instant) { closing = now }

    mutating func queued(at now: Instant, taken: Int) { if stuck == nil { stuck = (now, taken) } }
    mutating func drained() { stuck = nil }

    /// When to judge next; nil when nothing is waited for.
    var deadline: Instant? {
        var earliest = closing.map { $0 + closeTimeout }
        func consider(_ other: Instant) { earliest = earliest.map { min($0, other) } ?? other }
        if let stuck, closing == nil { consider(stuck.since + sendTimeout) }
        if let pingInterval, closing == nil { consider(pinged.map { $0 + pongTimeout } ?? heard + pingInterval) }
        return earliest
    }

    /// - Parameters:
    ///   - taken: How many bytes have left our queue so far.
    ///   - listens: Whether we read; of a peer that nobody listens to, silence says nothing.
    mutating func judge(at now: Instant, taken: Int, listens: Bool) -> Verdict {
        if let closing { return now >= closing + closeTimeout ? .give(.saidGoodbye) : .wait }
        if let stuck {
            if taken > stuck.taken {
                // Slow, but alive.
                self.stuck = (now, taken)
            } else if now >= stuck.since + sendTimeout {
                return .give(.takenBytes)
            }
        }
        guard let pingInterval else { return .wait }
        guard listens else {
            heard(at: now)
            return .wait
        }
        if let pinged {
            guard now >= pinged + pongTimeout else { return .wait }
            // The ping waits behind other bytes, and these have a time of their own.
            guard stuck != nil else { return .give(.answeredPing) }
            self.pinged = now
        } else if now >= heard + pingInterval {
            pinged = now
            return .ping
        }
        return .wait
    }
}

extension WebSocketError {
    init(_ cause: WebSocketPatience.Cause) {
        switch cause {
        case .answeredPing: self.init(.timedOut, "the other side does not answer a ping")
        case .takenBytes: self.init(.timedOut, "the other side takes nothing of what is sent")
        case .saidGoodbye: self.init(.timedOut, "the other side does not answer the goodbye")
        }
    }
}
