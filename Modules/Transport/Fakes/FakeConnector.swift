/// A connector that does as it is told, and otherwise what the network behind it does.
public final class FakeConnector: Connector {
    /// What becomes of an attempt.
    public enum Outcome: Hashable, Sendable {
        case failure(TransportError.Code)
        /// No answer ever; the caller's deadline must help.
        case never
    }

    /// The addresses that were asked for, in order.
    public private(set) var attempts: [SocketAddress] = []
    private let network: FakeNetwork
    private var outcomes: [SocketAddress: [Outcome]] = [:]

    public init(_ network: FakeNetwork) { self.network = network }

    /// The next attempts at this address end like this, one after the other; later ones reach the network.
    public func expect(_ next: Outcome..., at address: SocketAddress) { outcomes[address, default: []] += next }

    @discardableResult
    public func connect(
        to address: SocketAddress, completion: @escaping (Result<any ByteStream, TransportError>) -> Void
    ) -> any Cancellable {
        attempts.append(address)
        guard let outcome = outcomes[address]?.first else {
            return network.connect(to: address, completion: completion)
        }
        outcomes[address]?.removeFirst()
        let attempt = FakeAttempt(completion)
        if case .failure(let code) = outcome {
            network.events.add { attempt.complete(.failure(TransportError(code, "connecting to \(address)"))) }
        }
        return attempt
    }
}
