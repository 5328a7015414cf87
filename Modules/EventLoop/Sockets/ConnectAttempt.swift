import CLibuv
public import Transport

/// A connection being opened.
private final class ConnectAttempt: Cancellable {
    private var completion: ((Result<any ByteStream, TransportError>) -> Void)?
    private var stream: SocketStream?
    private let address: SocketAddress

    init(
        _ address: SocketAddress, on loop: EventLoop,
        _ completion: @escaping (Result<any ByteStream, TransportError>) -> Void
    ) {
        self.address = address
        self.completion = completion
        do throws(UVFailure) {
            try start(on: loop)
        } catch {
            loop.soon { [self] in ended(error.status) }
        }
    }

    private func start(on loop: EventLoop) throws(UVFailure) {
        let request = UnsafeMutablePointer<uv_connect_t>.allocate(capacity: 1)
        request.pointee.data = Unmanaged.passRetained(self).toOpaque()
        let done: uv_connect_cb = { request, status in
            guard let request, let data = request.pointee.data else { return }
            request.deallocate()
            Unmanaged<ConnectAttempt>.fromOpaque(data).takeRetainedValue().ended(status)
        }
        do throws(UVFailure) {
            switch address {
            case .ip(let ip, let port):
                let stream = try SocketStream(.tcp, on: loop)
                self.stream = stream
                let status = NativeAddress(ip, port: port).withPointer {
                    uv_tcp_connect(request, stream.tcp, $0, done)
                }
                guard status == 0 else { throw UVFailure(status) }
                uv_tcp_nodelay(stream.tcp, 1)
            case .unix(let path):
                let stream = try SocketStream(.unix, on: loop)
                self.stream = stream
                uv_pipe_connect(request, stream.pipe, path, done)
            }
        } catch {
            Unmanaged.passUnretained(self).release()
            request.deallocate()
            throw error
        }
    }

    private func ended(_ status: Int32) {
        guard let completion else { return }
        self.completion = nil
        guard status == 0, let stream, !stream.isClosed else {
            stream?.close()
            stream = nil
            return completion(.failure(TransportError(uv: status, "connecting to \(address)")))
        }
        self.stream = nil
        completion(.success(stream))
    }

    func cancel() {
        guard completion != nil else { return }
        completion = nil
        stream?.close()
        stream = nil
    }
}

extension EventLoop: Connector {
    @discardableResult
    public func connect(
        to address: SocketAddress, completion: @escaping (Result<any ByteStream, TransportError>) -> Void
    ) -> any Cancellable {
        assertIsOnThread()
        return ConnectAttempt(address, on: self, completion)
    }
}
