/// The rules of ``ByteStream``, each as a check.
public enum StreamChecks {
    public static let all: [TransportCheck] = reading + writing + ending + turns

    static let payload: [UInt8] = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }

    /// A pair whose far end records, both ends resumed unless said otherwise.
    static func pair(
        _ bench: any TransportBench, resumed: Bool = true
    ) throws -> (near: any ByteStream, far: any ByteStream, atNear: RecordingHandler, atFar: RecordingHandler) {
        let (near, far) = try bench.makePair()
        let (atNear, atFar) = (RecordingHandler(), RecordingHandler())
        near.handler = atNear
        far.handler = atFar
        if resumed {
            near.resumeReading()
            far.resumeReading()
        }
        return (near, far, atNear, atFar)
    }

    @discardableResult
    static func write(_ bytes: [UInt8], to stream: any ByteStream) -> WriteResult { stream.write(bytes.span.bytes) }

    /// Writes until a write is queued: then the connection is full.
    static func fill(_ stream: any ByteStream, _ findings: inout TransportCheck.Findings) -> [UInt8] {
        var written: [UInt8] = []
        for _ in 0..<1000 {
            written += payload
            if write(payload, to: stream) == .queued { return written }
        }
        findings.add("200 MB were accepted although nobody read them")
        return written
    }

    private static let reading = [
        TransportCheck("A new stream delivers nothing before it is resumed, and everything then") { bench, findings in
            let (near, far, _, atFar) = try pair(bench, resumed: false)
            write([1, 2, 3], to: near)
            bench.settle()
            findings.expect(atFar.bytes.isEmpty, "bytes came while it was paused")
            far.resumeReading()
            findings.expect(bench.run { atFar.bytes == [1, 2, 3] }, "got \(atFar.bytes) after resuming")
            near.close()
            far.close()
        },
        TransportCheck("Bytes arrive complete and in order, head before body") { bench, findings in
            let (near, far, _, atFar) = try pair(bench)
            var sent: [UInt8] = []
            for size in [1, 0, 2, 1000, 65_536, 3] {
                let (head, body) = (Array(payload.prefix(size)), Array(payload.suffix(size)))
                findings.expect(near.write(head.span.bytes, body.span.bytes) != .refused, "a write was refused")
                write(head, to: near)
                sent += head + body + head
            }
            findings.expect(
                bench.run { atFar.bytes.count >= sent.count }, "\(atFar.bytes.count) of \(sent.count) bytes came")
            findings.expect(atFar.bytes == sent, "other bytes came")
            findings.expect(!atFar.pieces.contains(0), "an empty piece was delivered")
            near.close()
            far.close()
        },
        TransportCheck("Pausing inside the callback for bytes stops all further ones until resumed") {
            bench, findings in
            let (near, far, _, atFar) = try pair(bench)
            let sent = Array(payload.prefix(3000))
            atFar.onReceived = { far.pauseReading() }
            write(sent, to: near)
            var rounds = 0
            while atFar.bytes.count < sent.count, rounds <= sent.count {
                let before = atFar.pieces.count
                findings.expect(bench.run { atFar.pieces.count > before }, "nothing came after resuming")
                bench.settle()
                findings.expect(atFar.pieces.count == before + 1, "\(atFar.pieces.count - before) pieces came at once")
                guard atFar.pieces.count == before + 1 else { break }
                rounds += 1
                far.resumeReading()
            }
            findings.expect(atFar.bytes == sent, "other bytes came")
            near.close()
            far.close()
        },
        TransportCheck("The peer's end waits while the stream is paused") { bench, findings in
            let (near, far, _, atFar) = try pair(bench, resumed: false)
            near.shutdownWrite()
            bench.settle()
            findings.expect(atFar.events.isEmpty, "\(atFar.events) came while it was paused")
            far.resumeReading()
            findings.expect(bench.run { atFar.events == [.peerFinished] }, "then came \(atFar.events)")
            near.close()
            far.close()
        },
        TransportCheck("Another handler gets what comes after it was set") { bench, findings in
            let (near, far, _, first) = try pair(bench)
            write([1], to: near)
            findings.expect(bench.run { first.bytes == [1] }, "the first handler got \(first.bytes)")
            let second = RecordingHandler()
            far.handler = nil
            write([2], to: near)
            bench.settle()
            far.handler = second
            findings.expect(bench.run { second.bytes == [2] }, "the second handler got \(second.bytes)")
            findings.expect(first.bytes == [1], "the first handler got \(first.bytes)")
            near.close()
            far.close()
        },
    ]

    private static let writing = [
        TransportCheck("A full stream queues, and reports once that it has drained") { bench, findings in
            let (near, far, atNear, atFar) = try pair(bench)
            far.pauseReading()
            var sent = fill(near, &findings)
            findings.expect(near.queuedByteCount > 0, "it says that nothing is queued")
            write([7, 7], to: near)
            sent += [7, 7]
            bench.settle()
            findings.expect(atNear.events.isEmpty, "\(atNear.events) came while nobody read")
            far.resumeReading()
            findings.expect(
                bench.run { atFar.bytes.count >= sent.count }, "\(atFar.bytes.count) of \(sent.count) bytes came")
            bench.settle()
            findings.expect(atFar.bytes == sent, "other bytes came")
            findings.expect(atNear.events == [.drained], "the writer was told \(atNear.events)")
            findings.expect(near.queuedByteCount == 0, "\(near.queuedByteCount) bytes are still queued")
            near.close()
            far.close()
        },
        TransportCheck("A write after the end of our side is refused") { bench, findings in
            let (near, far, atNear, atFar) = try pair(bench)
            near.shutdownWrite()
            findings.expect(write([1], to: near) == .refused, "a write after shutdownWrite was not refused")
            far.close()
            findings.expect(write([1], to: far) == .refused, "a write after close was not refused")
            bench.settle()
            findings.expect(atFar.bytes.isEmpty && atNear.bytes.isEmpty, "bytes came all the same")
            near.close()
        },
        TransportCheck("Shutting down sends all that was written first") { bench, findings in
            let (near, far, _, atFar) = try pair(bench)
            far.pauseReading()
            let sent = fill(near, &findings)
            near.shutdownWrite()
            near.shutdownWrite()
            far.resumeReading()
            findings.expect(bench.run { atFar.events == [.peerFinished] }, "the reader was told \(atFar.events)")
            findings.expect(atFar.bytes == sent, "\(atFar.bytes.count) of \(sent.count) bytes came before the end")
            near.close()
            far.close()
        },
    ]
}
