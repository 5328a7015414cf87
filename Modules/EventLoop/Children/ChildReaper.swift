/// The children of a loop: learns that one has ended, and leaves it uncollected until its ``ChildLife`` says otherwise.
///
/// libuv would collect a child as soon as it hears of it, which gives the number of its group away while others may
/// live in it. Its process handles are therefore closed as soon as they have started their program.
final class ChildReaper: SignalResource {
    private var children: [Int32: Child] = [:]

    init(on loop: EventLoop) throws(UVFailure) { try super.init(.child, on: loop) }

    func add(_ child: Child) { children[child.pid] = child }
    func forget(_ child: Child) { children[child.pid] = nil }

    /// The signal says neither of whom it speaks nor of how many.
    override func signalCame() {
        for child in Array(children.values) { child.check() }
    }

    /// Sessions end with the loop; those in the foreground are the user's.
    override func closeAtEnd() {
        let sessions = children.values.filter { $0.form == .session }.map(\.pid)
        children = [:]
        closeHandle()
        guard !sessions.isEmpty else { return }
        for pid in sessions { System.send(.kill, to: -pid) }
        // The killed may take their time where the disk is slow.
        if !System.startThread(name: "reaper", { for pid in sessions { _ = System.collect(pid) } }) {
            for pid in sessions { _ = System.collect(pid) }
        }
    }
}
