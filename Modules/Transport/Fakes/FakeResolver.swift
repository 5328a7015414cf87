/// A resolver with a table; what is not in it does not exist.
public final class FakeResolver: Resolver {
    /// What the resolver says of a name; `never` leaves the question open.
    public enum Answer: Hashable, Sendable {
        case addresses([IPAddress])
        case failure(TransportError.Code)
        case never
    }

    /// The names that were asked for, in order.
    public private(set) var questions: [HostName] = []
    private let events: EventQueue
    private var answers: [HostName: Answer]

    public init(_ answers: [HostName: Answer] = [:], events: EventQueue) {
        self.answers = answers
        self.events = events
    }

    /// Sets what is said of a name from now on.
    public func answer(_ name: HostName, with answer: Answer) { answers[name] = answer }

    @discardableResult
    public func resolve(
        _ name: HostName, completion: @escaping (Result<[IPAddress], TransportError>) -> Void
    ) -> any Cancellable {
        questions.append(name)
        let attempt = FakeAttempt(completion)
        switch answers[name] ?? .failure(.notFound) {
        case .addresses(let addresses) where !addresses.isEmpty:
            events.add { attempt.complete(.success(addresses)) }
        case .addresses:
            events.add { attempt.complete(.failure(TransportError(.notFound, "looking up \(name)"))) }
        case .failure(let code):
            events.add { attempt.complete(.failure(TransportError(code, "looking up \(name)"))) }
        case .never:
            break
        }
        return attempt
    }
}
