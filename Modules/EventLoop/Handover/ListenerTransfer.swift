public import Transport

/// A listening socket on its way over a unix connection, in one direction.
///
/// It works on a duplicate of the connection's descriptor, beside the stream: libuv reads and writes bytes alone.
private final class ListenerTransfer<Value>: Cancellable {
    private var completion: ((Result<Value, TransportError>) -> Void)?
    private var watch: DescriptorWatch?

    init(_ completion: @escaping (Result<Value, TransportError>) -> Void) { self.completion = completion }

    /// Calls `attempt` whenever the connection is ready, until it returns an outcome.
    func start(
        on loop: EventLoop, _ interest: DescriptorWatch.Interest, _ context: String,
        _ begin: () throws(TransportError) -> SocketStream,
        _ attempt: @escaping (Int32) -> Result<Value, TransportError>?
    ) {
        do throws(TransportError) {
            let stream = try begin()
            guard let descriptor = stream.descriptor.flatMap(System.duplicate) else {
                throw TransportError(.exhausted, context)
            }
            let watch = try Self.watch(descriptor, on: loop, context)
            self.watch = watch
            watch.start(interest) { [self] in if let outcome = attempt(watch.descriptor) { end(outcome) } }
        } catch {
            loop.soon { [self] in end(.failure(error)) }
        }
    }

    private static func watch(
        _ descriptor: Int32, on loop: EventLoop, _ context: String
    ) throws(TransportError) -> DescriptorWatch {
        do throws(UVFailure) {
            return try DescriptorWatch(descriptor, on: loop)
        } catch {
            throw TransportError(error, context)
        }
    }

    private func end(_ outcome: Result<Value, TransportError>) {
        let completion = completion
        cancel()
        completion?(outcome)
    }

    func cancel() {
        completion = nil
        watch?.close()
        watch = nil
    }
}

extension EventLoop {
    /// Sends a duplicate of a held socket to another process, over a unix connection on which nothing is queued.
    ///
    /// Completes when the system has taken the message; whether the other side wants it is for it to say.
    ///
    /// - Parameter uid: the user whom the other side must belong to; others are refused.
    @discardableResult
    public func giveListener(
        _ hold: ListenerHold, over stream: any ByteStream, to uid: UInt32,
        completion: @escaping (Result<Void, TransportError>) -> Void
    ) -> any Cancellable {
        let context = "handing over the socket at \(hold.localAddress)"
        let transfer = ListenerTransfer(completion)
        transfer.start(on: self, .writing, context) { () throws(TransportError) in
            let stream = try ListenerGift.connection(stream, on: self, with: uid, context)
            guard stream.queuedByteCount == 0 else {
                throw TransportError(.other, context, detail: "other bytes are still on their way")
            }
            return stream
        } _: { connection in
            do throws(TransportError) {
                let socket = try hold.copy(context)
                defer { System.closeDescriptor(socket) }
                return try System.send(ListenerGift.bytes, with: socket, to: connection, context) ? .success(()) : nil
            } catch {
                return .failure(error)
            }
        }
        return transfer
    }

    /// Receives a listening socket from another process, as the next thing that comes over a paused unix connection.
    ///
    /// What is not just one listening stream socket is closed and refused, and what follows may be read by the stream.
    /// Leave the stream paused until the completion.
    ///
    /// - Parameter uid: the user whom the other side must belong to; others are refused.
    @discardableResult
    public func takeListener(
        over stream: any ByteStream, from uid: UInt32,
        completion: @escaping (Result<ListenerHold, TransportError>) -> Void
    ) -> any Cancellable {
        let context = "receiving a listening socket"
        let transfer = ListenerTransfer(completion)
        transfer.start(on: self, .reading, context) { () throws(TransportError) in
            let stream = try ListenerGift.connection(stream, on: self, with: uid, context)
            guard stream.isPaused else { throw TransportError(.other, context, detail: "the stream is not paused") }
            return stream
        } _: { connection in
            switch System.receiveDescriptors(from: connection, upTo: ListenerGift.bytes.count) {
            case .nothingYet: return nil
            case .ended, .failed: return .failure(TransportError(.reset, context))
            case .message(let bytes, let descriptors, let isCut):
                do throws(TransportError) {
                    let descriptor = try ListenerGift.accept(bytes, descriptors, isCut: isCut, context)
                    return .success(try ListenerHold(adopting: descriptor))
                } catch {
                    return .failure(error)
                }
            }
        }
        return transfer
    }
}
