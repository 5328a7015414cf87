/// The rules about ends and about turns.
extension StreamChecks {
    static let ending = [
        TransportCheck("A half-closed stream still carries bytes the other way, and closes when both ends are done") {
            bench, findings in
            let (near, far, atNear, atFar) = try pair(bench)
            near.shutdownWrite()
            findings.expect(bench.run { atFar.events == [.peerFinished] }, "the peer was told \(atFar.events)")
            findings.expect(write([5], to: far) != .refused, "the peer may not write any more")
            findings.expect(bench.run { atNear.bytes == [5] }, "got \(atNear.bytes)")
            far.shutdownWrite()
            findings.expect(bench.run { near.isClosed && far.isClosed }, "both sides are done and not closed")
            bench.settle()
            findings.expect(atNear.events == [.peerFinished, .closed(nil)], "the near end was told \(atNear.events)")
            findings.expect(atFar.events == [.peerFinished, .closed(nil)], "the far end was told \(atFar.events)")
        },
        TransportCheck("Closing tells the peer, and nothing is delivered on our side afterwards") { bench, findings in
            let (near, far, atNear, atFar) = try pair(bench)
            write([1, 2, 3], to: far)
            near.close()
            near.close()
            findings.expect(near.isClosed, "isClosed is false after close")
            findings.expect(near.handler == nil, "the handler is still held")
            findings.expect(bench.run { !atFar.events.isEmpty }, "the peer was not told")
            bench.settle()
            findings.expect(atNear.bytes.isEmpty && atNear.events.isEmpty, "told \(atNear.events) after close")
            far.close()
        },
        TransportCheck("Closing inside the callback for bytes ends all callbacks") { bench, findings in
            let (near, far, _, atFar) = try pair(bench)
            atFar.onReceived = { far.close() }
            write(payload, to: near)
            near.shutdownWrite()
            findings.expect(bench.run { !atFar.pieces.isEmpty }, "no bytes came")
            bench.settle()
            findings.expect(atFar.pieces.count == 1, "\(atFar.pieces.count) pieces were delivered")
            findings.expect(atFar.events.isEmpty, "told \(atFar.events) after close")
            near.close()
        },
        TransportCheck("Aborting breaks the connection for the peer, without an orderly end") { bench, findings in
            let (near, far, atNear, atFar) = try pair(bench)
            write([1], to: near)
            findings.expect(bench.run { !atFar.bytes.isEmpty }, "no bytes came")
            near.abort()
            near.abort()
            near.close()
            findings.expect(bench.run { far.isClosed }, "the peer was not told")
            bench.settle()
            findings.expect(atFar.events == [.closed(.reset)], "the peer was told \(atFar.events)")
            findings.expect(far.isClosed, "the peer's stream is not closed")
            findings.expect(atNear.events.isEmpty, "told \(atNear.events) after abort")
        },
        TransportCheck("Writing to a peer that is gone fails later, once, and the stream is closed then") {
            bench, findings in
            let (near, far, atNear, _) = try pair(bench)
            far.abort()
            for _ in 0..<50 where !near.isClosed {
                findings.expect(
                    write(payload, to: near) != .refused || near.isClosed, "a write to an open stream was refused")
                findings.expect(!atNear.isClosed || near.isClosed, "closed was told and isClosed is false")
                bench.settle()
            }
            findings.expect(atNear.events == [.closed(.reset)], "told \(atNear.events)")
            findings.expect(write([1], to: near) == .refused, "a write after closed was not refused")
        },
        TransportCheck("A closed stream lets go of its handler") { bench, findings in
            let (near, far, _, _) = try pair(bench)
            weak var weakHandler: RecordingHandler?
            do {
                let handler = RecordingHandler()
                handler.onReceived = { near.close() }
                near.handler = handler
                weakHandler = handler
            }
            findings.expect(weakHandler != nil, "an open stream does not hold its handler")
            near.close()
            bench.settle()
            findings.expect(weakHandler == nil, "the handler is still held")
            far.close()
        },
    ]

    static let turns = [
        TransportCheck("No callback comes from inside a call to the stream") { bench, findings in
            let (near, far, atNear, atFar) = try pair(bench)
            var isInside = false
            var reentered: [String] = []
            func call(_ name: String, _ body: () -> Void) {
                let seen = [atNear, atFar].map { $0.pieces.count + $0.events.count }
                isInside = true
                body()
                isInside = false
                if seen != [atNear, atFar].map({ $0.pieces.count + $0.events.count }) { reentered.append(name) }
            }
            // Calls are made from outside and from inside callbacks.
            atFar.onReceived = { if !isInside { call("write in received") { write([9], to: far) } } }
            call("write") { write([1], to: near) }
            bench.settle()
            far.pauseReading()
            bench.settle()
            call("writing until full") { _ = fill(near, &findings) }
            call("resume") { far.resumeReading() }
            bench.settle()
            call("pause") { near.pauseReading() }
            write([3], to: far)
            bench.settle()
            call("resume with bytes waiting") { near.resumeReading() }
            let another = RecordingHandler()
            call("setting a handler") { near.handler = another }
            near.handler = atNear
            call("shutdown") { near.shutdownWrite() }
            bench.settle()
            call("second shutdown") { far.shutdownWrite() }
            bench.settle()
            call("close") {
                near.close()
                far.close()
            }
            findings.expect(reentered.isEmpty, "there was a callback inside \(reentered)")
        },
        TransportCheck("Closing and writing inside closed do nothing") { bench, findings in
            let (near, far, atNear, _) = try pair(bench)
            var results: [WriteResult] = []
            atNear.onEvent = { event in
                guard case .closed = event else { return }
                results.append(write([1], to: near))
                near.close()
                near.abort()
                near.shutdownWrite()
                near.resumeReading()
            }
            far.abort()
            findings.expect(bench.run { atNear.isClosed }, "the end was not told")
            bench.settle()
            findings.expect(results == [.refused], "the write was \(results)")
            findings.expect(atNear.events == [.closed(.reset)], "told \(atNear.events)")
        },
    ]
}
