import Testing

@testable import HTTP

@Suite("The patience of a server")
struct ServerPatienceTests {
    private static let limits = ServerLimits(
        idleTimeout: .seconds(1), headTimeout: .seconds(2), contentTimeout: .seconds(3), sendTimeout: .seconds(4),
        lingerTimeout: .seconds(5))

    @Test(
        "depends on what is waited for",
        arguments: [
            (.head, false, true, false, 1), (.head, true, true, false, 2), (.content, false, true, false, 3),
            (.content, false, true, true, 3), (.content, false, false, true, 4), (.content, false, false, false, nil),
            (.answering, false, true, true, 4), (.answering, false, true, false, nil),
            (.lingering, false, true, false, 5), (.lingering, false, true, true, 4),
            (.handedOver, false, true, true, nil), (.closed, false, true, false, nil),
        ] as [(ServerConnection.Phase, Bool, Bool, Bool, Int?)])
    func timeouts(_ phase: ServerConnection.Phase, _ partial: Bool, _ wants: Bool, _ queued: Bool, _ seconds: Int?) {
        let patience = ServerPatience.waiting(phase, hasPartialHead: partial, wantsContent: wants, isQueued: queued)
        #expect(patience.timeout(Self.limits) == seconds.map { .seconds($0) })
    }

    @Test("ends as the client deserves, and not while it takes a little")
    func ends() {
        #expect(ServerPatience.request.end(hasMoved: false) == .close)
        #expect(ServerPatience.farewell.end(hasMoved: false) == .close)
        #expect(ServerPatience.taking.end(hasMoved: true) == .waitOn)
        for patience in [ServerPatience.head, .content, .taking] {
            switch patience.end(hasMoved: false) {
            case .refuse(let reason), .breakOff(let reason): #expect(!reason.isEmpty)
            case .close, .waitOn: Issue.record("\(patience)")
            }
        }
        #expect(ServerPatience.nobody.end(hasMoved: false) == .waitOn)
    }
}
