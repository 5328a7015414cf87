import CLibuv

/// Hears one signal on one loop.
///
/// libuv keeps one handler a signal for the whole process, tells every loop that listens, and gives the signal its
/// default meaning back when the last one has stopped.
class SignalResource: LoopResource {
    init(_ signal: Signal, on loop: EventLoop) throws(UVFailure) {
        try super.init(on: loop, uv_signal_t.self) { uv_signal_init(loop.uv, $0) }
        let status = uv_signal_start(
            handle(as: uv_signal_t.self),
            { handle, _ in
                guard let data = handle?.pointee.data else { return }
                let resource = Unmanaged<SignalResource>.fromOpaque(data).takeUnretainedValue()
                if !resource.isClosing { resource.signalCame() }
            }, signal.rawValue)
        guard status == 0 else {
            closeHandle()
            throw UVFailure(status)
        }
    }

    func signalCame() {}
}

/// Somebody's interest in a signal.
final class SignalWatch: SignalResource {
    private var action: (() -> Void)?

    init(_ signal: Signal, on loop: EventLoop, _ action: @escaping () -> Void) throws(UVFailure) {
        self.action = action
        try super.init(signal, on: loop)
    }

    override func signalCame() { action?() }

    func close() {
        closeHandle()
        action = nil
    }

    override func closeAtEnd() { close() }
}
