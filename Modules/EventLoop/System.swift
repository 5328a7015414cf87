import CLibuv
import Glibc
import Synchronization
import Transport

/// The system calls of this module that libuv has no name for.
enum System {
    static var currentThread: UInt { UInt(pthread_self()) }

    static var wallTime: WallTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return WallTime(secondsSinceEpoch: Int64(time.tv_sec)) + .nanoseconds(time.tv_nsec)
    }

    /// A write to a connection whose reader is gone is an error to handle, not a reason to die.
    static func ignoreBrokenPipes() { _ = Self.brokenPipesAreIgnored }

    private static let brokenPipesAreIgnored: Bool = {
        var action = sigaction()
        // A program that handles it itself keeps its handler.
        guard sigaction(SIGPIPE, nil, &action) == 0, action.__sigaction_handler.sa_handler == nil else { return false }
        action.__sigaction_handler.sa_handler = SIG_IGN
        return sigaction(SIGPIPE, &action, nil) == 0
    }()

    /// Runs a body on a new thread, which nobody joins; false if the system refuses.
    static func startThread(name: String, _ body: @escaping () -> Void) -> Bool {
        let start = Unmanaged.passRetained(ThreadStart(name, body))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
                CLibuv_name_this_thread(start.name)
                start.body()
                return nil
            }, start.toOpaque())
        guard status == 0 else {
            start.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    private final class ThreadStart {
        let name: String
        let body: () -> Void
        init(_ name: String, _ body: @escaping () -> Void) {
            self.name = String(decoding: name.utf8.prefix(15), as: UTF8.self)
            self.body = body
        }
    }

    static func raiseDescriptorLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// The interface that the zone of an address names, by name or number; 0 if there is none.
    static func interface(named zone: String) -> UInt32 { UInt32(zone) ?? if_nametoindex(zone) }

    /// The peer will see the connection broken when it is closed (RST), and nothing that is queued is sent.
    static func breakOnClose(_ descriptor: Int32) {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    }
}
