import COpenSSL
import Transport

/// One SSL object over a stream: bytes lent to it go in, records go straight to the stream.
///
/// It keeps nothing but ciphertext that OpenSSL has not asked for yet, which there is only while reading is paused. It
/// calls no handler, so nothing comes back into an SSL object that is at work.
final class TLSEngine {
    /// What a call came to when it did not simply succeed.
    enum Obstacle {
        /// More bytes of the peer are needed.
        case needsInput
        /// The peer has sent close_notify.
        case end
        case failed(Failure)
    }

    /// Why the connection cannot go on.
    struct Failure {
        /// Nil when the stream below took no bytes.
        let entry: OpenSSLErrors.Entry?
    }

    let ssl: OpaquePointer
    let lower: any ByteStream
    private let context: TLSContext

    /// Lent for the length of ``lend(_:_:)``.
    private var lent = UnsafeRawBufferPointer(start: nil, count: 0)
    private var kept: [UInt8] = []
    private var keptStart = 0

    private var gathered: (buffer: UnsafeMutableRawBufferPointer, count: Int)?
    private var isGathering = false
    private var isReading = false
    /// What the last write to the stream below came to.
    private(set) var lowerResult = WriteResult.accepted
    /// Bytes written in answer to what was read, since they were last all taken.
    private(set) var answerByteCount = 0
    private var hasFailed = false
    private(set) var firstByte: UInt8?
    /// Whose sessions ``keep(_:)`` keeps.
    private var endpoint: Endpoint?

    /// Nil when memory is out.
    init?(_ context: TLSContext, over lower: any ByteStream) {
        guard let ssl = SSL_new(context.handle) else { return nil }
        self.ssl = ssl
        self.lower = lower
        self.context = context
        guard let bio = StreamBIO.make(context.bioMethod, for: self) else { return nil }
        SSL_set_bio(ssl, bio, bio)
        SSL_set_ex_data(ssl, 0, Unmanaged.passUnretained(self).toOpaque())
    }

    /// The engine of an SSL object, in a callback of OpenSSL's.
    static func of(_ ssl: OpaquePointer) -> TLSEngine? {
        SSL_get_ex_data(ssl, 0).map { Unmanaged<TLSEngine>.fromOpaque($0).takeUnretainedValue() }
    }

    deinit {
        // Without this OpenSSL would hold the session for damaged and not resume it.
        if !hasFailed { SSL_set_shutdown(ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN) }
        SSL_free(ssl)
    }

    // MARK: Sessions

    /// Offers a session of an earlier connection, if there is one, and keeps those that the server will give.
    func resume(_ endpoint: Endpoint) {
        self.endpoint = endpoint
        guard let session = context.sessions?.take(for: endpoint) else { return }
        SSL_set_session(ssl, session.handle)
    }

    /// Takes a session over; false when it is not wanted.
    func keep(_ session: OpaquePointer) -> Bool {
        guard let endpoint, let sessions = context.sessions else { return false }
        sessions.add(TLSSession(owned: session), for: endpoint)
        return true
    }

    // MARK: Input

    /// Whether there are bytes that reading has not reached.
    var hasInput: Bool { hasKeptInput || !lent.isEmpty || SSL_has_pending(ssl) == 1 }
    var hasKeptInput: Bool { keptByteCount > 0 }
    var keptByteCount: Int { kept.count - keptStart }

    /// Lends bytes of the peer while `body` runs, and keeps a copy of what was not read meanwhile.
    func lend(_ bytes: RawSpan, while body: () -> Void) {
        bytes.withUnsafeBytes { buffer in
            if firstByte == nil { firstByte = buffer.first }
            lent = buffer
            body()
            if !lent.isEmpty { kept.append(contentsOf: lent) }
            lent = UnsafeRawBufferPointer(start: nil, count: 0)
        }
    }

    func takeInput(_ target: UnsafeMutableRawBufferPointer) -> Int {
        guard !hasKeptInput else { return takeKept(target) }
        let count = min(target.count, lent.count)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: lent[..<count]))
        lent = UnsafeRawBufferPointer(rebasing: lent[count...])
        return count
    }

    private func takeKept(_ target: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(target.count, kept.count - keptStart)
        kept.withUnsafeBytes {
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[keptStart...].prefix(count)))
        }
        keptStart += count
        if keptStart == kept.count { dropInput() }
        return count
    }

    func dropInput() {
        kept = []
        keptStart = 0
        lent = UnsafeRawBufferPointer(start: nil, count: 0)
    }

    // MARK: Output

    /// Sends a record, or lays it aside to go with the next one; false when the stream below refuses.
    func putOutput(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if isGathering, gather(bytes) { return true }
        let isTaken = send(bytes)
        if isReading { answerByteCount = lowerResult == .queued ? answerByteCount + bytes.count : 0 }
        return isTaken
    }

    private func gather(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let (buffer, count) = gathered ?? (context.records.take(), 0)
        let fits = bytes.count <= buffer.count - count
        if fits { UnsafeMutableRawBufferPointer(rebasing: buffer[count...]).copyMemory(from: bytes) }
        gathered = (buffer, fits ? count + bytes.count : count)
        return fits
    }

    private func send(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if let (buffer, count) = gathered {
            gathered = nil
            lowerResult = lower.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]).bytes, bytes.bytes)
            context.records.giveBack(buffer)
        } else if !bytes.isEmpty {
            lowerResult = lower.write(bytes.bytes)
        }
        return lowerResult != .refused
    }

    /// The stream below has taken everything.
    func outputDrained() { answerByteCount = 0 }

    // MARK: Calls

    func handshake() -> Obstacle? {
        defer { releaseBuffers() }
        return attempt { SSL_do_handshake(ssl) }
    }

    /// Decrypts as many records as fit, and says how many bytes came of it and why there are not more.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> (count: Int, obstacle: Obstacle?) {
        isReading = true
        defer {
            isReading = false
            releaseBuffers()
        }
        var total = 0
        while total < buffer.count, total == 0 || hasInput {
            var count = 0
            let obstacle = attempt {
                SSL_read_ex(ssl, buffer.baseAddress.map { $0 + total }, buffer.count - total, &count)
            }
            if let obstacle { return (total, obstacle) }
            total += count
        }
        return (total, nil)
    }

    /// Encrypts two pieces as one run of bytes: full records, and as few writes below as the buffers allow.
    func write(_ head: RawSpan, _ body: RawSpan) -> Obstacle? {
        let total = head.byteCount + body.byteCount
        var obstacle: Obstacle?
        head.withUnsafeBytes { head in
            body.withUnsafeBytes { body in
                var done = 0
                while done < total, obstacle == nil {
                    let count = min(TLSContext.recordSize, total - done)
                    isGathering = done + count < total
                    obstacle = writeRecord(head, body, from: done, count)
                    done += count
                }
            }
        }
        isGathering = false
        releaseBuffers()
        _ = send(UnsafeRawBufferPointer(start: nil, count: 0))
        return obstacle
    }

    private func writeRecord(
        _ head: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer, from start: Int, _ count: Int
    ) -> Obstacle? {
        let end = start + count
        if end <= head.count { return writeRecord(UnsafeRawBufferPointer(rebasing: head[start..<end])) }
        let bodyPart = UnsafeRawBufferPointer(rebasing: body[max(0, start - head.count)..<(end - head.count)])
        guard start < head.count else { return writeRecord(bodyPart) }
        let buffer = context.joined.take()
        defer { context.joined.giveBack(buffer) }
        let headPart = UnsafeRawBufferPointer(rebasing: head[start...])
        buffer.copyMemory(from: headPart)
        UnsafeMutableRawBufferPointer(rebasing: buffer[headPart.count...]).copyMemory(from: bodyPart)
        return writeRecord(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }

    private func writeRecord(_ bytes: UnsafeRawBufferPointer) -> Obstacle? {
        var written = 0
        // All or nothing: the BIO takes every record, so that no write is left half done.
        return attempt { SSL_write_ex(ssl, bytes.baseAddress, bytes.count, &written) }
    }

    /// Sends close_notify; after a failure there is none to send.
    func sendEnd() {
        guard !hasFailed else { return }
        _ = attempt { SSL_shutdown(ssl) >= 0 ? 1 : -1 }
    }

    /// Frees OpenSSL's record buffers, 17 KB each, that an idle stream has no use for.
    ///
    /// SSL_MODE_RELEASE_BUFFERS alone leaves the one for writing where it is. The buffer for reading is in use from the
    /// header of a record until the last of its bytes was read, which OpenSSL before 3.0.14 does not look at itself
    /// (CVE-2024-4741).
    private func releaseBuffers() {
        let isBetweenRecords = SSL_rstate_string(ssl).map { $0[1] == CChar(bitPattern: UInt8(ascii: "H")) } ?? false
        if isBetweenRecords, SSL_has_pending(ssl) == 0 { SSL_free_buffers(ssl) }
    }

    private func attempt(_ call: () -> Int32) -> Obstacle? {
        OpenSSLErrors.clear()
        let result = call()
        guard result <= 0 else { return nil }
        let code = SSL_get_error(ssl, result)
        switch code {
        case SSL_ERROR_WANT_READ: return .needsInput
        case SSL_ERROR_ZERO_RETURN: return .end
        default:
            hasFailed = true
            return .failed(Failure(entry: OpenSSLErrors.take()))
        }
    }
}
