public import Secrets

/// Writes markers to a log from a thread of its own: emitting takes a lock for an instant and nothing else.
///
/// The thread is needed because a disk may block for seconds, and neither an event loop nor the threads of Swift's
/// concurrency may. It sleeps while there is nothing to write.
public final class LogWriter: MarkerSink {
    /// What became of a log at its end.
    public struct Ending: Hashable, Sendable {
        /// Lines that were thrown away because too many waited.
        public let dropped: Int
        /// Lines that could not be written at the end.
        public let unwritten: Int
        /// False when the destination was still blocking at the deadline; `unwritten` is not known then.
        public let inTime: Bool
    }

    private struct Shared {
        var queue: LogQueue
        var isClosing = false
        /// Whether the thread waits for lines; only then is it worth waking.
        var isIdle = false
        var ended: Int?
    }

    private let shared: Monitor<Shared>

    /// Starts the writer; the first file is made with the first line.
    ///
    /// - Parameter redactor: takes the secrets out of every text before it is written.
    public init(
        to destination: any LogDestination, policy: LogPolicy = LogPolicy(), identity: LogIdentity,
        redactor: Redactor
    ) {
        let sane = policy.sane
        let shared = Monitor(Shared(queue: LogQueue(bounds: .init(lines: sane.queueLines, bytes: sane.queueBytes))))
        self.shared = shared
        let pump = LogPump(policy: sane, identity: identity) { marker, time in
            MarkerLine(marker, at: time) { redactor.redacted($0) }.bytes
        }
        let started = System.startThread { Self.run(pump, destination, shared) }
        // Without a thread lines are dropped and counted like on a full disk.
        if !started { shared.withLock { $0.ended = 0 } }
    }

    /// Takes the marker and returns at once; the writing is done by a thread of the log.
    public func emit(_ marker: Marker) {
        let time = System.now().wall
        shared.change { shared in
            guard !shared.isClosing else { return false }
            shared.queue.add(marker, at: time)
            return shared.isIdle
        }
    }

    /// Lets the writer finish what waits, for as long as `patience`; what is emitted from now on is ignored.
    ///
    /// The calling thread waits, so this is for the end of a program.
    @discardableResult
    public func close(within patience: Duration = .seconds(2)) -> Ending {
        shared.change {
            $0.isClosing = true
            return true
        }
        let unwritten = shared.wait(until: System.now().monotonic + patience) { $0.ended }
        let (dropped, waiting) = shared.withLock { ($0.queue.dropped, $0.queue.count) }
        return Ending(dropped: dropped, unwritten: unwritten ?? waiting, inTime: unwritten != nil)
    }

    deinit {
        shared.change {
            $0.isClosing = true
            return true
        }
    }

    private static func run(_ initial: LogPump, _ destination: any LogDestination, _ shared: Monitor<Shared>) {
        var pump = initial
        while true {
            let step = pump.next(at: System.now())
            switch step {
            case .append, .point, .discard: perform(step, &pump, destination)
            case .idle: takeLines(&pump, shared, until: nil)
            case .pause(let deadline): takeLines(&pump, shared, until: deadline)
            case .ended(let unwritten):
                shared.change {
                    $0.ended = unwritten
                    return true
                }
                return
            }
            let isUnwritable = pump.isUnwritable
            shared.withLock { $0.queue.isUnwritable = isUnwritable }
        }
    }

    private static func perform(
        _ step: LogPump.Step, _ pump: inout LogPump, _ destination: any LogDestination
    ) {
        do throws(LogFailure) {
            switch step {
            case .append(let bytes, let part):
                let size = try destination.append(bytes, toPart: part)
                pump.appended(size: size, at: System.now())
            case .point(let part):
                try destination.point(toPart: part)
                pump.done()
            case .discard(let part):
                try destination.removePart(part)
                pump.done()
            case .idle, .pause, .ended: break
            }
        } catch {
            pump.failed(error, at: System.now())
        }
    }

    /// Waits for lines, or only for the end while there is no use for lines.
    private static func takeLines(_ pump: inout LogPump, _ shared: Monitor<Shared>, until deadline: Duration?) {
        let taken: (lines: [LogQueue.Entry], isLast: Bool, dropped: Int)? = shared.wait(until: deadline) { shared in
            shared.isIdle = deadline == nil
            guard shared.isClosing || (deadline == nil && !shared.queue.isEmpty) else { return nil }
            shared.isIdle = false
            return (shared.queue.drain(), shared.isClosing, shared.queue.dropped)
        }
        guard let taken else { return }
        pump.accept(taken.lines)
        if taken.isLast { pump.close(lost: taken.dropped) }
    }
}
