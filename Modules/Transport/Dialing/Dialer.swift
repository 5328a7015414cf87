/// Opens a connection to a host by name or address, whichever of its addresses answers first.
public final class Dialer {
    private let connector: any Connector
    private let resolver: any Resolver
    private let scheduler: any Scheduler

    public init(connector: any Connector, resolver: any Resolver, scheduler: any Scheduler) {
        self.connector = connector
        self.resolver = resolver
        self.scheduler = scheduler
    }

    /// Connects within `timeout`, looking up the name included, and calls `completion` once, in a later turn.
    ///
    /// The stream arrives paused and without a handler.
    @discardableResult
    public func dial(
        _ endpoint: Endpoint, timeout: Duration,
        completion: @escaping (Result<any ByteStream, TransportError>) -> Void
    ) -> any Cancellable {
        let dial = Dial(endpoint, connector, scheduler, completion)
        dial.begin(resolver, timeout)
        return dial
    }
}

/// One connection being opened: performs what ``DialPlan`` decides.
private final class Dial: Cancellable {
    private let endpoint: Endpoint
    private let connector: any Connector
    private let scheduler: any Scheduler
    private var completion: ((Result<any ByteStream, TransportError>) -> Void)?
    private var plan: DialPlan
    private var question: (any Cancellable)?
    private var attempts: [Int: any Cancellable] = [:]
    private var delay: (any ScheduledAction)?
    private var deadline: (any ScheduledAction)?

    init(
        _ endpoint: Endpoint, _ connector: any Connector, _ scheduler: any Scheduler,
        _ completion: @escaping (Result<any ByteStream, TransportError>) -> Void
    ) {
        self.endpoint = endpoint
        self.connector = connector
        self.scheduler = scheduler
        self.completion = completion
        plan = DialPlan([], for: endpoint)
    }

    func begin(_ resolver: any Resolver, _ timeout: Duration) {
        deadline = scheduler.schedule(after: timeout) { [self] in
            finish(.failure(TransportError(.timedOut, "connecting to \(endpoint)")))
        }
        switch endpoint.host {
        case .address(let address):
            start([address])
        case .name(let name):
            question = resolver.resolve(name) { [self] result in
                question = nil
                switch result {
                case .success(let addresses): start(addresses)
                case .failure(let error): finish(.failure(error))
                }
            }
        }
    }

    private func start(_ addresses: [IPAddress]) {
        plan = DialPlan(addresses, for: endpoint)
        perform(plan.start())
    }

    private func perform(_ actions: [DialPlan.Action]) {
        for action in actions {
            switch action {
            case .connect(let index, let address):
                attempts[index] = connector.connect(to: .ip(address, port: endpoint.port)) { [self] result in
                    attempts[index] = nil
                    switch result {
                    case .success(let stream): finish(.success(stream))
                    case .failure(let error): perform(plan.handle(.failed(index, error)))
                    }
                }
            case .wait:
                delay?.cancel()
                delay = scheduler.schedule(after: DialPlan.delay) { [self] in perform(plan.handle(.delayPassed)) }
            case .giveUp(let error):
                finish(.failure(error))
            }
        }
    }

    private func finish(_ result: Result<any ByteStream, TransportError>) {
        let completion = completion
        cancel()
        completion?(result)
    }

    func cancel() {
        completion = nil
        deadline?.cancel()
        delay?.cancel()
        question?.cancel()
        for attempt in attempts.values { attempt.cancel() }
        (deadline, delay, question) = (nil, nil, nil)
        attempts = [:]
    }
}
