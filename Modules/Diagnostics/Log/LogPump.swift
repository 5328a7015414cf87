/// Decides what is done with waiting lines: when to write, where, when to try again, what to remove.
///
/// A pure state machine. `next` names one step; whoever drives it performs the step and reports with `appended`,
/// `done` or `failed`, and time is handed in. What could not be written is kept, and the log says what happened to it.
package struct LogPump {
    /// What is to be done next.
    package enum Step: Hashable, Sendable {
        /// Write these bytes to the end of a part.
        case append([UInt8], part: Int)
        case point(part: Int)
        case discard(part: Int)
        /// Nothing to do: hand over more lines, or close.
        case idle
        /// Nothing may be tried before this instant of the monotonic clock.
        case pause(until: Duration)
        /// The log has ended; this many lines could not be written.
        case ended(unwritten: Int)
    }

    private struct Outage {
        let began: Moment
        var attempts = 0
        var pause: Duration
        var retryAt = Duration.zero
    }

    private enum State { case running, closing(lost: Int), saidGoodbye, ended }

    private let policy: LogPolicy
    private let identity: LogIdentity
    private let render: @Sendable (Marker, Timestamp) -> [UInt8]

    private var state = State.running
    /// What the log says about itself; it goes before the lines that wait.
    private var notes: [LogQueue.Entry] = []
    private var waiting: ArraySlice<LogQueue.Entry> = []
    /// The lines of the step that is being performed, each with its newline.
    private var inFlight: [[UInt8]] = []
    /// A failure in the middle of a line left half of it in the file.
    private var leftHalfALine = false
    /// A half could be read as a whole (`count=1` of `count=12`) if it were not made unreadable.
    private static let endOfHalfALine = Array(" ~\n".utf8)

    private var part = 1
    private var size = 0
    private var hasHeader = false
    private var isRotating = false
    private var pointed = 0
    private var isPointing = false
    private var pointerResists = false
    private var removalResists = false
    private var toRemove: [Int] = []
    private var outage: Outage?
    private var written = 0

    package init(
        policy: LogPolicy, identity: LogIdentity, render: @escaping @Sendable (Marker, Timestamp) -> [UInt8]
    ) {
        self.policy = policy.sane
        self.identity = identity
        self.render = render
    }

    package var isUnwritable: Bool { outage != nil }

    package mutating func accept(_ entries: [LogQueue.Entry]) { waiting += entries }

    /// No lines will follow: the rest is written without another pause.
    ///
    /// - Parameter lost: how many lines never got here.
    package mutating func close(lost: Int) {
        guard case .running = state else { return }
        state = .closing(lost: lost)
        outage?.retryAt = .zero
    }

    package mutating func next(at now: Moment) -> Step {
        if case .ended = state { return .ended(unwritten: inFlight.count + waiting.count) }
        if let outage, now.monotonic < outage.retryAt { return .pause(until: outage.retryAt) }
        if inFlight.isEmpty {
            isPointing = size > 0 && pointed != part
            if isPointing { return .point(part: part) }
            if let old = toRemove.last { return .discard(part: old) }
            fill(at: now)
        }
        if inFlight.isEmpty {
            guard case .saidGoodbye = state else { return .idle }
            state = .ended
            return .ended(unwritten: 0)
        }
        return .append((leftHalfALine ? Self.endOfHalfALine : []) + inFlight.joined(), part: part)
    }
}

// Reports on the steps.
extension LogPump {
    /// The bytes were written and the part now has this size.
    package mutating func appended(size newSize: Int, at now: Moment) {
        let expected = size + (leftHalfALine ? Self.endOfHalfALine.count : 0) + inFlight.reduce(0) { $0 + $1.count }
        written += inFlight.count
        inFlight = []
        leftHalfALine = false
        size = newSize
        if let outage {
            emit(
                .log(.writable(over: now.monotonic - outage.began.monotonic, attempts: outage.attempts)), at: now.wall)
            self.outage = nil
        }
        if isRotating {
            startNextPart()
        } else if newSize < expected {
            emit(.log(.truncated(part: part, size: newSize)), at: now.wall)
            hasHeader = false
        }
    }

    /// The pointer names the part, or the part is removed.
    package mutating func done() {
        if isPointing {
            pointed = part
            pointerResists = false
        } else {
            _ = toRemove.popLast()
            removalResists = false
        }
    }

    package mutating func failed(_ failure: LogFailure, at now: Moment) {
        guard inFlight.isEmpty else { return couldNotAppend(failure, at: now) }
        // Neither is worth a second attempt: the next part brings one. Nor is a second line about it.
        if isPointing {
            pointed = part
            if !pointerResists { emit(.log(.pointerFailed(failure.reason, detail: failure.detail)), at: now.wall) }
            pointerResists = true
        } else if let old = toRemove.popLast() {
            if !removalResists {
                emit(.log(.removalFailed(part: old, failure.reason, detail: failure.detail)), at: now.wall)
            }
            removalResists = true
        }
    }

    private mutating func couldNotAppend(_ failure: LogFailure, at now: Moment) {
        forgetWritten(failure.written)
        if outage == nil {
            outage = Outage(began: now, pause: policy.shortestPause)
            emit(.log(.unwritable(failure.reason, detail: failure.detail)), at: now.wall)
        }
        outage?.attempts += 1
        if let pause = outage?.pause {
            outage?.retryAt = now.monotonic + pause
            outage?.pause = min(pause * 2, policy.longestPause)
        }
        switch state {
        case .running: break
        case .closing, .saidGoodbye, .ended: state = .ended
        }
    }

    /// A full disk takes some of the bytes: whole lines among them are done, half a line is written again.
    private mutating func forgetWritten(_ count: Int) {
        size += max(0, count)
        var rest = count
        if leftHalfALine {
            guard rest >= Self.endOfHalfALine.count else { return }
            rest -= Self.endOfHalfALine.count
            leftHalfALine = false
        }
        while let line = inFlight.first, rest >= line.count {
            rest -= line.count
            written += 1
            inFlight.removeFirst()
        }
        if rest > 0 { leftHalfALine = true }
    }
}

// What is written next.
extension LogPump {
    /// The lines of the next step: a batch, and never beyond the end of a part but for the line that reaches it.
    private mutating func fill(at now: Moment) {
        if notes.isEmpty, waiting.isEmpty {
            guard case .closing(let lost) = state else { return }
            state = .saidGoodbye
            guard size > 0 else { return }
            emit(.log(.closed(count: written, lost: lost)), at: now.wall)
        }
        if size >= policy.partBytes {
            isRotating = true
            emitFirst(.log(.rotated(part: part + 1, size: size)), at: now.wall)
            take(notes.removeFirst())
            return
        }
        if !hasHeader {
            hasHeader = true
            let (program, version, process) = (identity.program, identity.version, identity.process)
            emitFirst(.log(.opened(program: program, version: version, process: process, part: part)), at: now.wall)
            take(notes.removeFirst())
        }
        // At least one line follows the first of a part, however small a part may be, or no line would ever be written.
        var bytes = 0
        repeat {
            if !notes.isEmpty {
                bytes += take(notes.removeFirst())
            } else if let line = waiting.popFirst() {
                bytes += take(line)
            }
        } while bytes < LogPolicy.batchBytes && size + bytes < policy.partBytes && (!notes.isEmpty || !waiting.isEmpty)
    }

    private mutating func startNextPart() {
        isRotating = false
        part += 1
        size = 0
        hasHeader = false
        let old = part - policy.keptParts
        if old >= 1 { toRemove.append(old) }
    }

    @discardableResult
    private mutating func take(_ entry: LogQueue.Entry) -> Int {
        let line = render(entry.marker, entry.time) + [UInt8(ascii: "\n")]
        inFlight.append(line)
        return line.count
    }

    private mutating func emit(_ marker: Marker, at time: Timestamp) {
        notes.append(LogQueue.Entry(marker, at: time))
    }

    private mutating func emitFirst(_ marker: Marker, at time: Timestamp) {
        notes.insert(LogQueue.Entry(marker, at: time), at: 0)
    }
}
