/// A completion that is called once or, once cancelled, never.
final class FakeAttempt<Value>: Cancellable {
    private var completion: ((Result<Value, TransportError>) -> Void)?

    init(_ completion: @escaping (Result<Value, TransportError>) -> Void) { self.completion = completion }

    var isPending: Bool { completion != nil }

    func complete(_ result: Result<Value, TransportError>) {
        let completion = completion
        self.completion = nil
        completion?(result)
    }

    func cancel() { completion = nil }
}
