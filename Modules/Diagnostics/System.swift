import Glibc

/// The system calls of this module: clocks and threads.
///
/// C structures are given memory and made by their own functions, never by an initialiser or through their members:
/// for the compiler those belong to whichever C module brought the definition first, and they are out of sight when
/// that was not Glibc but one below the standard library.
enum System {
    static func now() -> Moment {
        Moment(
            wall: Timestamp(milliseconds: clock(CLOCK_REALTIME).milliseconds),
            monotonic: clock(CLOCK_MONOTONIC).duration)
    }

    private static func clock(_ id: clockid_t) -> ClockReading {
        withUnsafeTemporaryAllocation(of: timespec.self, capacity: 1) { time in
            guard let address = time.baseAddress else { return ClockReading(seconds: 0, nanoseconds: 0) }
            clock_gettime(id, address)
            return UnsafeRawPointer(address).loadUnaligned(as: ClockReading.self)
        }
    }

    /// `timespec` as 64-bit Linux lays it out.
    struct ClockReading: BitwiseCopyable {
        let seconds: Int64
        let nanoseconds: Int64

        var milliseconds: Int64 { seconds * 1000 + nanoseconds / 1_000_000 }
        var duration: Duration { .seconds(seconds) + .nanoseconds(nanoseconds) }
    }
}

// Threads.
extension System {
    /// Runs `body` on a thread of its own that nobody waits for; false when the system has none left.
    static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
        // The thread takes the box over; it is taken back here when no thread came to be.
        let box = Unmanaged.passRetained(ThreadBody(body))
        let isStarted = withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { memory in
            guard let attributes = memory.baseAddress, pthread_attr_init(attributes) == 0 else { return false }
            defer { pthread_attr_destroy(attributes) }
            pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
            pthread_attr_setstacksize(attributes, 512 << 10)
            var thread = pthread_t()
            let result = pthread_create(
                &thread, attributes,
                { argument in
                    guard let argument else { return nil }
                    Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
                    return nil
                }, box.toOpaque())
            return result == 0
        }
        if !isStarted { box.release() }
        return isStarted
    }

    private final class ThreadBody {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}

/// A value under a lock, and a bell for threads that wait for it to change.
final class Monitor<Value>: @unchecked Sendable {
    // Invariant: `value` is touched only while `mutex` is held; both pthread objects stay at their address from
    // initialisation to deinitialisation, and nobody waits any more when the last reference goes.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let bell = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var value: Value

    init(_ value: sending Value) {
        self.value = value
        pthread_mutex_init(mutex, nil)
        withUnsafeTemporaryAllocation(of: pthread_condattr_t.self, capacity: 1) { memory in
            guard let attributes = memory.baseAddress else { return }
            pthread_condattr_init(attributes)
            pthread_condattr_setclock(attributes, CLOCK_MONOTONIC)
            pthread_cond_init(bell, attributes)
            pthread_condattr_destroy(attributes)
        }
    }

    deinit {
        pthread_cond_destroy(bell)
        pthread_mutex_destroy(mutex)
        bell.deallocate()
        mutex.deallocate()
    }

    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&value)
    }

    /// Changes the value and wakes whoever waits when `body` says so.
    func change(_ body: (inout Value) -> Bool) {
        if withLock(body) { pthread_cond_broadcast(bell) }
    }

    /// Waits until `body` has a result, or the monotonic clock reaches the deadline.
    func wait<Result>(until deadline: Duration? = nil, for body: (inout Value) -> Result?) -> Result? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&value) { return result }
            guard let deadline else {
                pthread_cond_wait(bell, mutex)
                continue
            }
            if waitForBell(until: deadline) == ETIMEDOUT { return body(&value) }
        }
    }

    private func waitForBell(until deadline: Duration) -> Int32 {
        let (seconds, attoseconds) = deadline.components
        let time = System.ClockReading(seconds: seconds, nanoseconds: attoseconds / 1_000_000_000)
        return withUnsafeTemporaryAllocation(of: timespec.self, capacity: 1) { reading in
            guard let address = reading.baseAddress else { return ETIMEDOUT }
            UnsafeMutableRawPointer(address).storeBytes(of: time, as: System.ClockReading.self)
            return pthread_cond_timedwait(bell, mutex, address)
        }
    }
}
