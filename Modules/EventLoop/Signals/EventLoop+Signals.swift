public import Transport

/// Cancelling may come long after the handle is gone.
private final class SignalInterest: Cancellable {
    private var watch: SignalWatch?
    init(_ watch: SignalWatch) { self.watch = watch }

    func cancel() {
        watch?.close()
        watch = nil
    }
}

extension EventLoop {
    /// Calls `action` in a turn of the loop when the process gets a signal, until it is cancelled.
    ///
    /// Any number may watch one signal, on any loops, and each is told; signals that come faster than turns are told
    /// once. While somebody watches, the signal does nothing else, and its default meaning is back when the last one is
    /// cancelled or its loop ends. SIGKILL and SIGSTOP cannot be watched; SIGPIPE is ignored for good.
    @discardableResult
    public func onSignal(_ signal: Signal, _ action: @escaping () -> Void) throws(TransportError) -> any Cancellable {
        let context = "watching for \(signal)"
        guard signal != .brokenPipe else {
            throw TransportError(.other, context, detail: "a broken pipe is an error of its stream")
        }
        do throws(UVFailure) {
            return SignalInterest(try SignalWatch(signal, on: self, action))
        } catch {
            throw TransportError(error, context)
        }
    }
}
