import BenchKit
import Glibc

/// All streams of a load, and the loop that moves them.
final class StreamSet {
    /// So many may be opened at once: the queue of connections that nobody has accepted is short.
    private static let openedAtOnce = 64
    /// By when a stream has to be open.
    private static let patience: UInt64 = 60_000_000_000

    private let options: LoadOptions
    private let poller: Poller
    private let request: [UInt8]
    private let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
    /// By descriptor.
    private var streams: [EventStream?] = []
    private var asked = 0
    private var opening = 0
    private var opened = 0
    private var refused = 0
    private var failed = 0
    private var over = 0

    private var events = 0
    private var latencies: [UInt64] = []
    private var start = Moment.now
    private var usage = ProcessUsage()

    init(_ options: LoadOptions) throws(SystemFailure) {
        self.options = options
        poller = try Poller()
        request = Array(
            "GET \(options.path) HTTP/1.1\r\nHost: \(options.to)\r\nAccept: text/event-stream\r\n\r\n".utf8)
    }

    private var wanted: Int { options.streams + options.beyond }

    /// Whether every stream has been asked for and has ended, one way or another.
    func isOver() -> Bool { asked == wanted && over == wanted }

    func openAll() {
        let deadline = Moment.now &+ Self.patience
        run { asked == wanted && opening == 0 || Moment.now > deadline }
    }

    func run(for milliseconds: Int, while isWanted: () -> Bool) {
        let deadline = Moment.now &+ UInt64(milliseconds) &* 1_000_000
        run { !isWanted() || Moment.now >= deadline }
    }

    func run(until isDone: () -> Bool) {
        while !isDone() {
            while asked < wanted, opening < Self.openedAtOnce { open() }
            poller.wait(10) { [self] in react(to: $0) }
        }
    }

    func beginCounting() {
        events = 0
        latencies.removeAll(keepingCapacity: true)
        start = Moment.now
        if let process = options.watched { usage = ProcessUsage(of: process) }
    }

    func endCounting() -> LoadReport {
        var report = LoadReport()
        if let process = options.watched { report.usage = ProcessUsage(of: process).since(usage) }
        report.duration = Moment.now &- start
        report.events = events
        latencies.sort()
        report.p50 = latencies.isEmpty ? 0 : latencies[latencies.count / 2]
        report.p99 = latencies.isEmpty ? 0 : latencies[latencies.count * 99 / 100]
        report.opened = opened
        report.refused = refused
        report.failed = failed + opening
        return report
    }

    private func open() {
        asked += 1
        guard let descriptor = try? options.to.connect() else {
            failed += 1
            over += 1
            return
        }
        opening += 1
        while streams.count <= Int(descriptor) { streams.append(nil) }
        streams[Int(descriptor)] = EventStream()
        poller.add(descriptor, writing: true)
    }

    private func react(to readiness: Poller.Readiness) {
        let descriptor = readiness.descriptor
        guard let state = streams[Int(descriptor)]?.state else { return }
        if state == .connecting, readiness.canWrite, !readiness.isBroken {
            streams[Int(descriptor)]?.state = .asked
            poller.change(descriptor, writing: false)
            // A request this small fits into the buffer of a new socket.
            if write(descriptor, request, request.count) != request.count { end(descriptor, as: .failed) }
        } else if readiness.canRead || readiness.isBroken {
            read(descriptor)
        }
    }

    private func read(_ descriptor: Int32) {
        let count = Glibc.read(descriptor, scratch.baseAddress, scratch.count)
        guard count > 0 else {
            if count == 0 || (errno != EAGAIN && errno != EINTR) { end(descriptor, as: .failed) }
            return
        }
        let now = Moment.now
        let before = streams[Int(descriptor)]?.state
        streams[Int(descriptor)]?.take(UnsafeRawBufferPointer(rebasing: scratch[..<count])) { sentAt in
            events += 1
            if sentAt > 0 { latencies.append(now &- sentAt) }
        }
        guard let after = streams[Int(descriptor)]?.state, after != before else { return }
        if before == .asked, after == .open || after == .ended {
            opening -= 1
            opened += 1
        }
        if streams[Int(descriptor)]?.isOver == true { end(descriptor, as: after, from: before) }
    }

    /// - Parameter earlier: the state before what ended it came.
    private func end(_ descriptor: Int32, as state: EventStream.State, from earlier: EventStream.State? = nil) {
        let earlier = earlier ?? streams[Int(descriptor)]?.state
        if earlier == .open, state != .ended { opened -= 1 }
        if earlier == .connecting || earlier == .asked, state != .ended { opening -= 1 }
        if state == .refused { refused += 1 }
        if state == .failed { failed += 1 }
        over += 1
        streams[Int(descriptor)] = nil
        close(descriptor)
    }
}
