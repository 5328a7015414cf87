/// The bytes of one secret: in a mapping of their own, wiped when the last reference goes.
///
/// A page for each secret buys two things that the heap cannot give: the bytes stay out of core dumps and, within
/// RLIMIT_MEMLOCK, out of swap. Programs hold some hundred secrets at most, so the pages cost less than a megabyte.
final class SecretStorage: @unchecked Sendable {
    // Invariant: the memory is written in the initialiser only and read until deinit; it is never handed out mutably.
    private let memory: UnsafeMutableRawBufferPointer
    private let isMapped: Bool

    init<Failure: Error>(
        byteCount: Int, initializing fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        if byteCount == 0 {
            memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
            isMapped = false
        } else if let mapped = System.mapProtected(byteCount: byteCount) {
            memory = mapped
            isMapped = true
        } else {
            memory = .allocate(byteCount: byteCount, alignment: 16)
            memory.initializeMemory(as: UInt8.self, repeating: 0)
            isMapped = false
        }
        try fill(memory)
    }

    var view: UnsafeRawBufferPointer { UnsafeRawBufferPointer(memory) }

    deinit {
        System.erase(memory)
        if isMapped {
            System.unmapProtected(memory)
        } else {
            memory.deallocate()
        }
    }
}
