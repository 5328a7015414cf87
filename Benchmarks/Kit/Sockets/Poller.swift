import CLinux
import Glibc

/// epoll, level-triggered, that knows a descriptor by its number.
public struct Poller: ~Copyable {
    /// What a descriptor is ready for.
    public struct Readiness {
        public let descriptor: Int32
        public let canRead: Bool
        public let canWrite: Bool
        /// The peer is gone, or the connecting failed.
        public let isBroken: Bool
    }

    private let epoll: Int32
    private let events: UnsafeMutableBufferPointer<epoll_event>

    public init(capacity: Int = 512) throws(SystemFailure) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard epoll >= 0 else { throw SystemFailure("epoll_create1") }
        events = .allocate(capacity: capacity)
        events.initialize(repeating: epoll_event())
    }

    deinit {
        close(epoll)
        events.deallocate()
    }

    public func add(_ descriptor: Int32, writing: Bool = false) {
        control(EPOLL_CTL_ADD, descriptor, writing: writing)
    }

    public func change(_ descriptor: Int32, writing: Bool) {
        control(EPOLL_CTL_MOD, descriptor, writing: writing)
    }

    private func control(_ operation: Int32, _ descriptor: Int32, writing: Bool) {
        var event = epoll_event()
        event.events = EPOLLIN.rawValue | (writing ? EPOLLOUT.rawValue : 0)
        event.data.fd = descriptor
        epoll_ctl(epoll, operation, descriptor, &event)
    }

    /// Waits for the first readiness, for so many milliseconds (-1: for ever), and hands on all there are.
    public func wait(_ milliseconds: Int32, _ body: (Readiness) -> Void) {
        let count = epoll_wait(epoll, events.baseAddress, Int32(events.count), milliseconds)
        guard count > 0 else { return }
        for event in events[..<Int(count)] {
            body(
                Readiness(
                    descriptor: event.data.fd, canRead: event.events & EPOLLIN.rawValue != 0,
                    canWrite: event.events & EPOLLOUT.rawValue != 0,
                    isBroken: event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0))
        }
    }
}
