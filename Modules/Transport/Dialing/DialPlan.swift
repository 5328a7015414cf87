/// In which order and when the addresses of a name are tried: Happy Eyeballs (RFC 8305).
///
/// Takes what happened and returns what to do; the first connection that comes about wins.
struct DialPlan {
    enum Event {
        case failed(Int, TransportError)
        /// No attempt has decided within the delay.
        case delayPassed
    }

    enum Action: Equatable {
        case connect(Int, IPAddress)
        /// Sets the delay anew; what was set before counts no more.
        case wait
        /// Every address has failed.
        case giveUp(TransportError)
    }

    /// RFC 8305 §8: the recommended Connection Attempt Delay.
    static let delay = Duration.milliseconds(250)

    let addresses: [IPAddress]
    private let target: Endpoint
    private var started = 0
    private var failures: [(address: IPAddress, error: TransportError)] = []

    init(_ resolved: [IPAddress], for target: Endpoint) {
        self.addresses = Self.interleaved(resolved)
        self.target = target
    }

    mutating func start() -> [Action] { next() }

    mutating func handle(_ event: Event) -> [Action] {
        switch event {
        case .delayPassed:
            return next()
        case .failed(let index, let error):
            failures.append((addresses[index], error))
            if failures.count == addresses.count { return [.giveUp(verdict)] }
            // RFC 8305 §5: the next attempt need not wait for the delay once one has failed.
            return next()
        }
    }

    private mutating func next() -> [Action] {
        guard started < addresses.count else { return addresses.isEmpty ? [.giveUp(verdict)] : [] }
        defer { started += 1 }
        let connect = Action.connect(started, addresses[started])
        return started + 1 < addresses.count ? [connect, .wait] : [connect]
    }

    /// RFC 8305 §4: the families take turns, beginning with the one that the resolver put first.
    private static func interleaved(_ addresses: [IPAddress]) -> [IPAddress] {
        func isV6(_ address: IPAddress) -> Bool { if case .v6 = address { true } else { false } }
        guard let first = addresses.first else { return [] }
        let preferred = addresses.filter { isV6($0) == isV6(first) }
        let others = addresses.filter { isV6($0) != isV6(first) }
        var order: [IPAddress] = []
        for place in 0..<max(preferred.count, others.count) {
            if place < preferred.count { order.append(preferred[place]) }
            if place < others.count { order.append(others[place]) }
        }
        return order
    }

    /// The first address speaks for all where they failed alike.
    private var verdict: TransportError {
        guard let first = failures.first else { return TransportError(.notFound, "connecting to \(target)") }
        let codes = Set(failures.map(\.error.code))
        let detail = failures.map { "\($0.address): \($0.error.detail ?? $0.error.code.description)" }
        return TransportError(
            codes.count == 1 ? first.error.code : .unreachable, "connecting to \(target)",
            detail: detail.joined(separator: "; "))
    }
}
