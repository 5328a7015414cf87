import CLibuv
import Transport

/// A connection on a socket.
///
/// Reads go into the loop's one buffer and are lent from there. Writes go to the system at once, and only what it does
/// not take is copied. So a connection that waits owns no buffer.
///
/// An end of a pipe is one too, with one direction ended from the beginning.
final class SocketStream: SocketResource, ByteStream {
    /// What can be done with a descriptor.
    enum Direction { case both, reading, writing }
    var handler: (any ByteStreamHandler)? { didSet { handlerWasSet() } }
    private(set) var isPaused = true
    private var isReading = false
    private var owesDrained = false
    private var isShutDown = false
    private var hasSentEnd = false
    private var peerHasFinished = false
    /// What went wrong, until it is told; libuv's status, or 0.
    private var failure: Int32 = 0
    private var addresses: Addresses?
    private var direction = Direction.both
    /// A pipe that was written to the end is closed whether anybody is there to be told or not.
    private var owesEnd = false

    var isClosed: Bool { isClosing && !owesEnd }
    var queuedByteCount: Int { isClosing ? 0 : uv_stream_get_write_queue_size(stream) }

    private static func of(_ data: UnsafeMutableRawPointer?) -> SocketStream? {
        data.map { Unmanaged<SocketStream>.fromOpaque($0).takeUnretainedValue() }
    }

    func pauseReading() { isPaused = true }

    func resumeReading() {
        isPaused = false
        startReading()
    }

    func close() {
        guard !isClosing else {
            if owesEnd { (owesEnd, handler) = (false, nil) }
            return
        }
        loop.assertIsOnThread()
        closeHandle()
        handler = nil
    }

    /// A unix socket cannot break a connection: its peer sees an orderly end, or a break where it left bytes unread.
    func abort() {
        guard !isClosing else { return }
        if kind == .tcp, let descriptor { System.breakOnClose(descriptor) }
        close()
    }

    override func closeAtEnd() { close() }

    /// Tells the handler what it is owed and has not been told: one thing, and the rest in later turns.
    private func tell() {
        guard !isClosing, let handler else { return }
        if failure != 0 {
            finish(TransportError(uv: failure, context("with")))
        } else if owesDrained, uv_stream_get_write_queue_size(stream) == 0 {
            owesDrained = false
            handler.drained()
            if peerHasFinished, hasSentEnd { tellSoon() }
        } else if peerHasFinished, hasSentEnd {
            finish(nil)
        }
    }

    private func tellSoon() { loop.soon { [self] in tell() } }

    private func finish(_ error: TransportError?) {
        let handler = handler
        close()
        handler?.closed(error)
    }

    private func handlerWasSet() {
        if owesEnd, handler != nil { loop.soon { [self] in tellEndOfPipe() } }
        guard handler != nil, !isClosing else { return }
        startReading()
        if failure != 0 || owesDrained || peerHasFinished && hasSentEnd { tellSoon() }
    }

    private func fail(_ status: Int32) {
        guard failure == 0, !isClosing else { return }
        failure = status
        // A peer that answered and broke off has sent something worth reading: what has arrived comes first, and the
        // end of reading tells the rest. A paused reader would never see that end.
        if !isReading || isPaused || handler == nil { tellSoon() }
    }

    private func context(_ preposition: String) -> String {
        peerAddress.map { "the connection \(preposition) \($0)" } ?? "a connection"
    }
}

extension SocketStream {
    private func startReading() {
        guard !isReading, !isPaused, handler != nil, !peerHasFinished, failure == 0, !isClosing else { return }
        loop.assertIsOnThread()
        isReading = true
        let status = uv_read_start(
            stream,
            { handle, _, buffer in
                guard let stream = SocketStream.of(handle?.pointee.data) else { return }
                // Without room libuv does not read but says so, and reading is stopped only then: a pause that ends
                // before anything arrives costs no system call.
                let room = stream.isPaused || stream.handler == nil ? nil : stream.loop.scratch
                buffer?.pointee.base = room?.baseAddress?.assumingMemoryBound(to: CChar.self)
                buffer?.pointee.len = room?.count ?? 0
            },
            { handle, count, buffer in
                guard let stream = SocketStream.of(handle?.pointee.data) else { return }
                if count > 0, let base = buffer?.pointee.base {
                    stream.handler?.received(UnsafeRawBufferPointer(start: base, count: count).bytes)
                } else if count < 0 {
                    stream.readingEnded(Int32(truncatingIfNeeded: count))
                }
            })
        if status != 0 { readingEnded(status) }
    }

    private func readingEnded(_ status: Int32) {
        guard !isClosing else { return }
        uv_read_stop(stream)
        isReading = false
        switch uv_errno_t(status) {
        case UV_ENOBUFS:
            // It may have been resumed inside the very callback that paused it.
            startReading()
        case UV_EOF where failure == 0:
            peerHasFinished = true
            handler?.peerFinished()
            if hasSentEnd { tellSoon() }
        case UV_EOF:
            tellSoon()
        default:
            if failure == 0 { failure = status }
            tellSoon()
        }
    }
}

extension SocketStream {
    func write(_ bytes: RawSpan) -> WriteResult {
        bytes.withUnsafeBytes { send($0, UnsafeRawBufferPointer(start: nil, count: 0)) }
    }

    func write(_ head: RawSpan, _ body: RawSpan) -> WriteResult {
        head.withUnsafeBytes { head in body.withUnsafeBytes { body in send(head, body) } }
    }

    @inline(__always)
    private func send(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> WriteResult {
        guard !isClosing, !isShutDown else { return .refused }
        loop.assertIsOnThread()
        guard failure == 0 else { return .queued }
        let total = first.count + second.count
        guard total > 0 else { return owesDrained ? .queued : .accepted }
        // One piece is written by a call that is cheaper than the one for two.
        let isOne = first.isEmpty || second.isEmpty
        var buffers = (uv_buf_t(first.isEmpty ? second : first), uv_buf_t(second))
        let status = withUnsafeMutablePointer(to: &buffers) {
            uv_try_write(stream, UnsafeMutableRawPointer($0).assumingMemoryBound(to: uv_buf_t.self), isOne ? 1 : 2)
        }
        if status == total { return .accepted }
        owesDrained = true
        if status >= 0 || uv_errno_t(status) == UV_EAGAIN {
            keep(first, second, from: max(0, Int(status)), total)
        } else {
            fail(status)
        }
        return .queued
    }

    /// Copies what the system did not take, and sends it when it can.
    private func keep(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer, from sent: Int, _ total: Int) {
        let request = UnsafeMutableRawPointer.allocate(
            byteCount: MemoryLayout<uv_write_t>.size + total - sent, alignment: MemoryLayout<uv_write_t>.alignment)
        let bytes = request + MemoryLayout<uv_write_t>.size
        let rest = UnsafeMutableRawBufferPointer(start: bytes, count: total - sent)
        let fromFirst = first.dropFirst(sent)
        rest.copyBytes(from: fromFirst)
        UnsafeMutableRawBufferPointer(rebasing: rest.dropFirst(fromFirst.count))
            .copyBytes(from: second.dropFirst(max(0, sent - first.count)))
        let write = request.initializeMemory(as: uv_write_t.self, to: uv_write_t())
        var buffer = uv_buf_t(UnsafeRawBufferPointer(rest))
        let status = uv_write(write, stream, &buffer, 1) { request, status in
            guard let request else { return }
            let stream = SocketStream.of(request.pointee.handle.pointee.data)
            UnsafeMutableRawPointer(request).deallocate()
            guard let stream, !stream.isClosing else { return }
            guard status == 0 else { return stream.fail(status) }
            stream.tell()
            stream.endPipe()
        }
        if status != 0 {
            request.deallocate()
            fail(status)
        }
    }

    func shutdownWrite() {
        guard !isClosing, !isShutDown else { return }
        isShutDown = true
        guard failure == 0 else { return }
        guard direction == .both else { return endPipe() }
        let request = UnsafeMutablePointer<uv_shutdown_t>.allocate(capacity: 1)
        let status = uv_shutdown(request, stream) { request, status in
            guard let request else { return }
            let stream = SocketStream.of(request.pointee.handle.pointee.data)
            request.deallocate()
            guard let stream, !stream.isClosing else { return }
            guard status == 0 else { return stream.fail(status) }
            stream.hasSentEnd = true
            stream.tell()
        }
        if status != 0 {
            request.deallocate()
            fail(status)
        }
    }
}

extension SocketStream {
    /// Our end of a pipe; takes the descriptor over, also when it throws.
    static func pipeEnd(_ descriptor: Int32, _ direction: Direction, on loop: EventLoop) throws(UVFailure)
        -> SocketStream
    {
        let stream: SocketStream
        do throws(UVFailure) {
            stream = try SocketStream(.unix, on: loop)
        } catch {
            System.closeDescriptor(descriptor)
            throw error
        }
        stream.direction = direction
        (stream.isShutDown, stream.hasSentEnd) = (direction == .reading, direction == .reading)
        stream.peerHasFinished = direction == .writing
        let status = uv_pipe_open(stream.pipe, descriptor)
        guard status == 0 else {
            System.closeDescriptor(descriptor)
            stream.close()
            throw UVFailure(status)
        }
        return stream
    }

    /// The reader of a pipe sees its end when the pipe is closed, and only then.
    private func endPipe() {
        guard direction == .writing, isShutDown, !hasSentEnd, uv_stream_get_write_queue_size(stream) == 0 else {
            return
        }
        hasSentEnd = true
        loop.soon { [self] in
            guard !isClosing else { return }
            if handler == nil {
                closeHandle()
                owesEnd = true
            } else {
                tell()
            }
        }
    }

    private func tellEndOfPipe() {
        guard owesEnd, let handler else { return }
        (owesEnd, self.handler) = (false, nil)
        handler.closed(nil)
    }
}

extension SocketStream {
    /// Asked of the system once, and kept for what is said after the end.
    private final class Addresses {
        let local: SocketAddress?
        let peer: SocketAddress?
        init(_ local: SocketAddress?, _ peer: SocketAddress?) { (self.local, self.peer) = (local, peer) }
    }

    private var knownAddresses: Addresses {
        if let addresses { return addresses }
        let known = Addresses(nativeLocalAddress, nativePeerAddress)
        addresses = known
        return known
    }

    var localAddress: SocketAddress? { knownAddresses.local }
    var peerAddress: SocketAddress? { knownAddresses.peer }
}

extension uv_buf_t {
    /// libuv writes from these bytes and never into them.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.init(
            base: UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self),
            len: bytes.count)
    }
}
