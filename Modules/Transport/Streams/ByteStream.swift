/// A connection: bytes in both directions, in order, with backpressure both ways.
///
/// Streams, their handlers and everything else in this module live on one loop and are not Sendable.
///
/// **Turns.** A stream never calls its handler from inside a call that is made to it: writing, pausing, resuming,
/// closing and setting a handler return first, and what they cause is told in a later turn of the loop. So a handler
/// may call anything, on this stream and on others, from inside any callback, and sees its own state unchanged after
/// each call.
///
/// **Reading.** A new stream is paused. While it is paused, no bytes and no end are delivered, from the moment
/// ``pauseReading()`` returns, be it inside the callback for earlier bytes. A paused stream may not notice that the
/// peer is gone until it reads or writes again.
///
/// **Order.** `received` any number of times, then perhaps `peerFinished`, then perhaps `closed`, then nothing.
/// `drained` comes only after a write that was queued, and never after `closed`.
///
/// **Ends.** When the peer has finished and our side has shut down and drained, `closed(nil)` follows. An error is
/// `closed(error)`, once, and the stream is then closed without further ado. After an own ``close()`` or ``abort()``
/// nothing is delivered at all, not even bytes that had arrived before.
///
/// **Ownership.** The loop holds an open stream and the stream holds its handler; `close` lets go of both. Closures
/// and handlers therefore hold their stream strongly and need no `weak` or `unowned`.
public protocol ByteStream: AnyObject {
    /// Who is told about bytes and ends; while it is nil everything waits, errors included.
    ///
    /// Setting another one hands the stream over, for example to a pool and back: what comes later goes to it.
    var handler: (any ByteStreamHandler)? { get set }

    /// Nil where the stream has no address, as over a pipe, and for an unnamed unix socket.
    var localAddress: SocketAddress? { get }
    var peerAddress: SocketAddress? { get }

    /// Whether `close` or `abort` was called, or `closed` was delivered.
    var isClosed: Bool { get }

    /// Bytes that were accepted from the writer and not yet by the system. The writer keeps it small by waiting for
    /// `drained`; the stream itself has no bound.
    var queuedByteCount: Int { get }

    /// Sends bytes, in order. What the system does not take at once is copied and sent later.
    func write(_ bytes: RawSpan) -> WriteResult

    /// Sends two pieces as one write: a head made here and a body that is only passed through.
    func write(_ head: RawSpan, _ body: RawSpan) -> WriteResult

    /// Stops the delivery of bytes and of the peer's end; idempotent.
    func pauseReading()

    /// Starts or continues it; idempotent.
    func resumeReading()

    /// Tells the peer that nothing more will be sent, after all that was written; idempotent. Later writes are refused.
    ///
    /// To end a connection so that the peer gets everything: shut down, wait for `peerFinished` or a deadline, close.
    func shutdownWrite()

    /// Ends both directions now and drops what is queued; idempotent, and nothing is delivered afterwards.
    func close()

    /// As ``close()``, but the peer sees a broken connection and not an orderly end; idempotent.
    ///
    /// For a message that was cut short where an orderly end would look like its proper one.
    func abort()
}

/// What became of a write.
///
/// A failure is never told here: `closed` follows with the error.
public enum WriteResult: Hashable, Sendable {
    /// The system took everything.
    case accepted
    /// The stream keeps a part. Stop writing until `drained`; more is kept as well, at the writer's expense.
    case queued
    /// Nothing was taken: the stream is closed or its write side shut down.
    case refused
}
