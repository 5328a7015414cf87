import CLibuv

/// What owns a libuv handle. The rules of ownership stand here and nowhere else:
///
/// 1. The handle's memory is allocated apart from the object, and freed in the callback of its closing alone.
/// 2. From its initialisation to that callback the handle holds the object: the loop owns what is open on it.
/// 3. Closing is idempotent, and no callback of the handle reaches anyone afterwards.
/// 4. Closures that wait on the handle are let go of when it closes, so they may hold it strongly.
class LoopResource {
    let loop: EventLoop
    private let memory: UnsafeMutableRawPointer
    private(set) var isClosing = false

    /// Initialises a handle of the given type by `initialise`; throws away the memory when that fails.
    init<Handle>(
        on loop: EventLoop, _ type: Handle.Type, _ initialise: (UnsafeMutablePointer<Handle>) -> Int32
    ) throws(UVFailure) {
        loop.assertIsOnThread()
        self.loop = loop
        let handle = UnsafeMutablePointer<Handle>.allocate(capacity: 1)
        memory = UnsafeMutableRawPointer(handle)
        let status = loop.isEnding ? UV_ECANCELED.rawValue : initialise(handle)
        guard status == 0 else {
            handle.deallocate()
            isClosing = true
            throw UVFailure(status)
        }
        uv_handle_set_data(base, Unmanaged.passRetained(self).toOpaque())
    }

    /// The handle, as one of the types that libuv's structs begin with.
    @inline(__always)
    final func handle<Handle>(as type: Handle.Type) -> UnsafeMutablePointer<Handle> {
        memory.assumingMemoryBound(to: type)
    }

    final var base: UnsafeMutablePointer<uv_handle_t> { handle(as: uv_handle_t.self) }

    /// Closes the handle and gives its memory back a turn later.
    final func closeHandle() {
        guard !isClosing else { return }
        isClosing = true
        uv_close(base) { handle in
            guard let handle, let data = handle.pointee.data else { return }
            let resource = Unmanaged<LoopResource>.fromOpaque(data).takeRetainedValue()
            resource.memory.deallocate()
        }
    }

    /// Closes without telling anyone, because the loop ends.
    func closeAtEnd() { closeHandle() }

    static func of(_ handle: UnsafeMutablePointer<uv_handle_t>?) -> LoopResource? {
        guard let data = handle?.pointee.data else { return nil }
        return Unmanaged<LoopResource>.fromOpaque(data).takeUnretainedValue()
    }
}
