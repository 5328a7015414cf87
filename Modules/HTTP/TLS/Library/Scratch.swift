/// One buffer that many streams use in turns, so that none of them owns one while it is idle.
///
/// Where a stream runs over another of the same context, its buffer is taken while the inner one lends its own; then
/// the inner use gets a buffer of its own for so long.
final class Scratch {
    let capacity: Int
    private var parked: UnsafeMutableRawBufferPointer?

    init(capacity: Int) { self.capacity = capacity }

    func take() -> UnsafeMutableRawBufferPointer {
        defer { parked = nil }
        return parked ?? .allocate(byteCount: capacity, alignment: 16)
    }

    func giveBack(_ buffer: UnsafeMutableRawBufferPointer) {
        if parked == nil {
            parked = buffer
        } else {
            buffer.deallocate()
        }
    }

    deinit { parked?.deallocate() }
}
