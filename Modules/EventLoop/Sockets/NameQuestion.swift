import CLibuv
public import Transport

/// A name whose addresses are being looked up, on the loop's pool of threads.
private final class NameQuestion: Cancellable {
    private var completion: ((Result<[IPAddress], TransportError>) -> Void)?
    private var request: UnsafeMutablePointer<uv_getaddrinfo_t>?
    private let name: HostName

    init(
        _ name: HostName, on loop: EventLoop, _ completion: @escaping (Result<[IPAddress], TransportError>) -> Void
    ) {
        self.name = name
        self.completion = completion
        guard !name.isLocalhost else {
            // Never asked of a name server (RFC 6761 §6.3). IPv4 first: that is where most local servers listen.
            loop.soon { [self] in answer(.success([.v4(.loopback), .v6(.loopback)])) }
            return
        }
        let request = UnsafeMutablePointer<uv_getaddrinfo_t>.allocate(capacity: 1)
        request.pointee.data = Unmanaged.passRetained(self).toOpaque()
        var hints = addrinfo()
        CLibuv_want_streams(&hints)
        let status = uv_getaddrinfo(
            loop.uv, request,
            { request, status, list in
                guard let request, let data = request.pointee.data else { return }
                request.deallocate()
                let question = Unmanaged<NameQuestion>.fromOpaque(data).takeRetainedValue()
                question.request = nil
                question.answered(status, list)
                uv_freeaddrinfo(list)
            }, name.description, nil, &hints)
        guard status == 0 else {
            Unmanaged.passUnretained(self).release()
            request.deallocate()
            loop.soon { [self] in answered(status, nil) }
            return
        }
        self.request = request
    }

    private func answered(_ status: Int32, _ list: UnsafeMutablePointer<addrinfo>?) {
        guard status == 0 else { return answer(.failure(TransportError(uv: status, context))) }
        var addresses: [IPAddress] = []
        var entry = UnsafePointer(list)
        while let current = entry {
            if let address = CLibuv_address(current).flatMap(NativeAddress.ip), !addresses.contains(address) {
                addresses.append(address)
            }
            entry = CLibuv_next(current)
        }
        answer(addresses.isEmpty ? .failure(TransportError(.notFound, context)) : .success(addresses))
    }

    private var context: String { "looking up \(name)" }

    private func answer(_ result: Result<[IPAddress], TransportError>) {
        guard let completion else { return }
        self.completion = nil
        completion(result)
    }

    func cancel() {
        completion = nil
        // One that has begun goes on, for nobody.
        if let request { uv_cancel(UnsafeMutableRawPointer(request).assumingMemoryBound(to: uv_req_t.self)) }
    }
}

extension EventLoop: Resolver {
    @discardableResult
    public func resolve(
        _ name: HostName, completion: @escaping (Result<[IPAddress], TransportError>) -> Void
    ) -> any Cancellable {
        assertIsOnThread()
        return NameQuestion(name, on: self, completion)
    }
}
