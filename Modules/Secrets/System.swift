import Glibc

/// Every system call of this module.
enum System {
    /// A private mapping that core dumps leave out and that is not swapped while the memory lock limit allows it.
    ///
    /// Only the mapping itself can fail. The advice and the lock are best effort: RLIMIT_MEMLOCK may be small, and a
    /// program that cannot lock its memory should still start.
    static func mapProtected(byteCount: Int) -> UnsafeMutableRawBufferPointer? {
        let size = roundedToPages(byteCount)
        let address = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let address, address != MAP_FAILED else { return nil }
        _ = madvise(address, size, MADV_DONTDUMP)
        _ = mlock(address, size)
        return UnsafeMutableRawBufferPointer(start: address, count: byteCount)
    }

    static func unmapProtected(_ memory: UnsafeMutableRawBufferPointer) {
        _ = munmap(memory.baseAddress, roundedToPages(memory.count))
    }

    /// Overwrites with zeros in a way that the optimiser may not take out.
    static func erase(_ memory: UnsafeMutableRawBufferPointer) {
        guard let address = memory.baseAddress else { return }
        explicit_bzero(address, memory.count)
    }

    /// Fills memory from the kernel's generator, through getrandom(2).
    ///
    /// getentropy(3) handles signals itself and fails only for a wrong pointer or a kernel without the call. There is
    /// nothing safe to fall back to: going on with predictable tokens would be worse than stopping.
    static func fillRandom(_ memory: UnsafeMutableRawBufferPointer) {
        guard let base = memory.baseAddress else { return }
        // It takes 256 bytes at a time.
        for offset in stride(from: 0, to: memory.count, by: 256) {
            let failure = getentropy(base + offset, min(256, memory.count - offset))
            precondition(failure == 0, "the kernel gave no random bytes (errno \(errno))")
        }
    }

    private static func roundedToPages(_ count: Int) -> Int {
        let page = sysconf(Int32(_SC_PAGESIZE))
        return (count + page - 1) / page * page
    }
}
