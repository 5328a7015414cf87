/// Finds the addresses of names.
public protocol Resolver: AnyObject {
    /// The addresses of a name in the order to try them, at least one, or ``TransportError/Code/notFound``.
    ///
    /// Calls `completion` once, in a later turn of the loop, never from inside this call.
    @discardableResult
    func resolve(
        _ name: HostName, completion: @escaping (Result<[IPAddress], TransportError>) -> Void
    ) -> any Cancellable
}
