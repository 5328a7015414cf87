/// The rules of ``Connector``, ``Binder`` and ``Listener``, each as a check.
public enum ConnectionChecks {
    public static let all = [
        TransportCheck("A connection reaches the listener, and both ends know each other's address") {
            bench, findings in
            let listener = try bench.binder.listen(at: bench.listenAddress)
            let accepting = RecordingHandler()
            listener.handler = accepting
            listener.resumeAccepting()
            var connected: (any ByteStream)?
            bench.connector.connect(to: listener.localAddress) { connected = try? $0.get() }
            findings.expect(connected == nil, "the completion came from inside connect")
            findings.expect(bench.run { connected != nil && !accepting.accepted.isEmpty }, "no connection came about")
            findings.expect(
                connected?.peerAddress == listener.localAddress,
                "the peer is \(String(describing: connected?.peerAddress))")
            findings.expect(
                accepting.accepted.first?.peerAddress == connected?.localAddress, "the accepted end has another peer")
            connected?.close()
            for stream in accepting.accepted { stream.close() }
            listener.close()
        },
        TransportCheck("Where nobody listens, connecting is refused") { bench, findings in
            var codes: [TransportError.Code?] = []
            bench.connector.connect(to: bench.deadAddress) { result in
                if case .failure(let error) = result { codes.append(error.code) } else { codes.append(nil) }
            }
            findings.expect(codes.isEmpty, "the completion came from inside connect")
            findings.expect(bench.run { !codes.isEmpty }, "no answer came")
            bench.settle()
            findings.expect(codes == [.refused], "the answer was \(codes)")
        },
        TransportCheck("A cancelled attempt is not completed") { bench, findings in
            let listener = try bench.binder.listen(at: bench.listenAddress)
            var completions = 0
            let attempt = bench.connector.connect(to: listener.localAddress) { _ in completions += 1 }
            attempt.cancel()
            attempt.cancel()
            bench.settle()
            findings.expect(completions == 0, "it was completed \(completions) times")
            listener.close()
        },
        TransportCheck("An address is listened at once, and is free after close") { bench, findings in
            let listener = try bench.binder.listen(at: bench.listenAddress)
            let address = listener.localAddress
            var code: TransportError.Code?
            do throws(TransportError) {
                try bench.binder.listen(at: address).close()
            } catch {
                code = error.code
            }
            findings.expect(code == .addressInUse, "listening twice gave \(String(describing: code))")
            listener.close()
            listener.close()
            bench.settle()
            try bench.binder.listen(at: address).close()
            bench.settle()
        },
        TransportCheck("A paused listener accepts nothing, and everything that waited when it goes on") {
            bench, findings in
            let listener = try bench.binder.listen(at: bench.listenAddress)
            let accepting = RecordingHandler()
            listener.handler = accepting
            var ends: [any ByteStream] = []
            for _ in 0..<3 {
                bench.connector.connect(to: listener.localAddress) { if let end = try? $0.get() { ends.append(end) } }
            }
            bench.settle()
            findings.expect(accepting.accepted.isEmpty, "a new listener accepted before it was resumed")
            accepting.onAccepted = { _ in if accepting.accepted.count == 2 { listener.pauseAccepting() } }
            listener.resumeAccepting()
            findings.expect(bench.run { accepting.accepted.count >= 2 }, "accepted \(accepting.accepted.count)")
            bench.settle()
            findings.expect(accepting.accepted.count == 2, "it went on after it was paused inside the callback")
            listener.resumeAccepting()
            findings.expect(bench.run { accepting.accepted.count == 3 }, "accepted \(accepting.accepted.count)")
            for stream in ends + accepting.accepted { stream.close() }
            listener.close()
        },
        TransportCheck("A closed listener accepts nothing more") { bench, findings in
            let listener = try bench.binder.listen(at: bench.listenAddress)
            let accepting = RecordingHandler()
            listener.handler = accepting
            listener.resumeAccepting()
            var ends: [any ByteStream] = []
            bench.connector.connect(to: listener.localAddress) { if let end = try? $0.get() { ends.append(end) } }
            listener.close()
            findings.expect(listener.handler == nil, "the handler is still held")
            bench.settle()
            findings.expect(accepting.events.isEmpty, "told \(accepting.events) after close")
            for end in ends { end.close() }
        },
    ]
}
