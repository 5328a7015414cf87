import CLibuv

/// Waits until a descriptor can be read or written, for calls that libuv has no stream for.
///
/// It owns the descriptor: closing it closes that as well.
final class DescriptorWatch: LoopResource {
    enum Interest {
        case reading, writing

        fileprivate var events: Int32 {
            switch self {
            case .reading: Int32(UV_READABLE.rawValue)
            case .writing: Int32(UV_WRITABLE.rawValue)
            }
        }
    }

    /// -1 once it is closed: the number may be somebody else's then.
    private(set) var descriptor: Int32
    private var onReady: (() -> Void)?
    /// Told when the loop ends and closes it.
    var onEnd: (() -> Void)?

    /// Takes the descriptor over, also when it throws.
    init(_ descriptor: Int32, on loop: EventLoop) throws(UVFailure) {
        self.descriptor = descriptor
        do throws(UVFailure) {
            try super.init(on: loop, uv_poll_t.self) { uv_poll_init(loop.uv, $0, descriptor) }
        } catch {
            System.closeDescriptor(descriptor)
            throw error
        }
    }

    /// Calls `onReady` in each turn in which the descriptor is ready, or broken, until it is stopped or closed.
    func start(_ interest: Interest, onReady: @escaping () -> Void) {
        guard !isClosing else { return }
        self.onReady = onReady
        uv_poll_start(handle(as: uv_poll_t.self), interest.events) { handle, _, _ in
            guard let data = handle?.pointee.data else { return }
            let watch = Unmanaged<DescriptorWatch>.fromOpaque(data).takeUnretainedValue()
            // What is wrong with the descriptor is told by the next call on it.
            watch.onReady?()
        }
    }

    func close() {
        guard !isClosing else { return }
        closeHandle()
        System.closeDescriptor(descriptor)
        descriptor = -1
        onReady = nil
        onEnd = nil
    }

    override func closeAtEnd() {
        let onEnd = onEnd
        close()
        onEnd?()
    }
}
