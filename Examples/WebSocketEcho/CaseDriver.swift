import HTTP
import Transport
import Wire

/// Runs the cases of a test server of Autobahn one after the other: it says how many there are, plays each on a
/// WebSocket of its own to a client that echoes, and writes its report when it is asked to.
final class CaseDriver {
    private let upstream: HTTPUpstream
    private let agent: String
    private let settings: WebSocketSettings
    private let completion: (WebSocketError?) -> Void

    init(
        _ upstream: HTTPUpstream, agent: String, _ settings: WebSocketSettings,
        completion: @escaping (WebSocketError?) -> Void
    ) {
        self.upstream = upstream
        self.agent = agent
        self.settings = settings
        self.completion = completion
    }

    func begin() {
        open("/getCaseCount") { [self] socket in
            _ = Listener(socket) { [self] text in run(1, of: Int(text) ?? 0) }
        }
    }

    private func run(_ number: Int, of count: Int) {
        guard number <= count else { return finish() }
        open("/runCase?case=\(number)&agent=\(agent)") { [self] socket in
            _ = Echo(socket) { [self] in run(number + 1, of: count) }
        }
    }

    private func finish() {
        open("/updateReports?agent=\(agent)") { [self] socket in
            _ = Listener(socket) { [self] _ in completion(nil) }
        }
    }

    private func open(_ target: String, _ then: @escaping (WebSocket) -> Void) {
        WebSocket.connect(through: upstream, target: target, settings: settings) { [self] result in
            switch result {
            case .success(let socket): then(socket)
            case .failure(let error): completion(error)
            }
        }
    }
}

/// Waits for the end of a WebSocket, and tells the last text that came.
private final class Listener: WebSocketHandler {
    private let onEnd: (String) -> Void
    private var text = ""

    init(_ socket: WebSocket, onEnd: @escaping (String) -> Void) {
        self.onEnd = onEnd
        socket.handler = self
        socket.resumeReading()
    }

    func received(_ message: WebSocketMessage) { text = message.text }
    func closed(_ code: WebSocketCloseCode, reason: String) { onEnd(text) }
    func failed(_ error: WebSocketError) { onEnd(text) }
}
