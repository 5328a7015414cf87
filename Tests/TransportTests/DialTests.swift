import Testing
import Transport

@Suite("Dialling")
struct DialTests {
    private static let v6 = ["2001:db8::1", "2001:db8::2"].compactMap(IPAddress.init)
    private static let v4 = ["192.0.2.1", "192.0.2.2"].compactMap(IPAddress.init)

    /// A connector that writes down who is called and answers when told.
    private final class Switchboard: Connector {
        final class Call: Cancellable {
            let address: SocketAddress
            var completion: ((Result<any ByteStream, TransportError>) -> Void)?
            init(_ address: SocketAddress, _ completion: @escaping (Result<any ByteStream, TransportError>) -> Void) {
                self.address = address
                self.completion = completion
            }
            func cancel() { completion = nil }
            func answer(_ result: Result<any ByteStream, TransportError>) {
                let completion = completion
                self.completion = nil
                completion?(result)
            }
        }

        var calls: [Call] = []
        var open: [Call] { calls.filter { $0.completion != nil } }

        func connect(
            to address: SocketAddress, completion: @escaping (Result<any ByteStream, TransportError>) -> Void
        ) -> any Cancellable {
            let call = Call(address, completion)
            calls.append(call)
            return call
        }
    }

    private struct Scene {
        let network = FakeNetwork()
        let scheduler: ManualScheduler
        let switchboard = Switchboard()
        let dialer: Dialer
        let endpoint: Endpoint

        init(_ answer: FakeResolver.Answer) throws {
            scheduler = ManualScheduler(events: network.events)
            let name = try #require(HostName("example.test"))
            dialer = Dialer(
                connector: switchboard, resolver: FakeResolver([name: answer], events: network.events),
                scheduler: scheduler)
            endpoint = Endpoint(.name(name), port: 443)
        }

        var called: [String] { switchboard.calls.map { "\($0.address)" } }
    }

    @Test("takes turns between the families, a quarter of a second apart, beginning with the resolver's first")
    func turns() throws {
        let scene = try Scene(.addresses(Self.v6 + Self.v4))
        scene.dialer.dial(scene.endpoint, timeout: .seconds(10)) { _ in }
        scene.scheduler.advance(by: .milliseconds(249))
        #expect(scene.called == ["[2001:db8::1]:443"])
        scene.scheduler.advance(by: .milliseconds(1))
        #expect(scene.called == ["[2001:db8::1]:443", "192.0.2.1:443"])
        scene.scheduler.advance(by: .seconds(1))
        #expect(scene.called == ["[2001:db8::1]:443", "192.0.2.1:443", "[2001:db8::2]:443", "192.0.2.2:443"])
    }

    @Test("does not wait once an attempt has failed, and takes the first that succeeds, ending the others")
    func firstWins() throws {
        let scene = try Scene(.addresses(Self.v6 + Self.v4))
        var results: [Result<any ByteStream, TransportError>] = []
        scene.dialer.dial(scene.endpoint, timeout: .seconds(10)) { results.append($0) }
        scene.scheduler.advance(by: .zero)
        scene.switchboard.calls[0].answer(.failure(TransportError(.unreachable, "connecting")))
        #expect(scene.called.count == 2)
        scene.scheduler.advance(by: .milliseconds(250))
        #expect(scene.switchboard.open.count == 2)
        let (near, far) = scene.network.pair()
        scene.switchboard.calls[1].answer(.success(near))
        #expect(scene.switchboard.open.isEmpty)
        #expect(results.count == 1 && (try? results[0].get()) === near)
        scene.scheduler.advance(by: .seconds(60))
        #expect(results.count == 1 && scene.called.count == 3)
        #expect(scene.scheduler.pendingCount == 0)
        near.close()
        far.close()
    }

    @Test("says of each address why it failed, and what they have in common", arguments: [true, false])
    func allFail(_ alike: Bool) throws {
        let scene = try Scene(.addresses([Self.v6[0], Self.v4[0]]))
        var result: Result<any ByteStream, TransportError>?
        scene.dialer.dial(scene.endpoint, timeout: .seconds(10)) { result = $0 }
        scene.scheduler.advance(by: .zero)
        scene.switchboard.calls[0].answer(.failure(TransportError(.refused, "connecting")))
        scene.switchboard.calls[1].answer(.failure(TransportError(alike ? .refused : .permission, "connecting")))
        guard case .failure(let error) = result else { return #expect(Bool(false), "\(String(describing: result))") }
        #expect(error.code == (alike ? .refused : .unreachable))
        #expect(error.description.contains("2001:db8::1: refused"))
        #expect(error.description.contains("example.test:443"))
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test(
        "ends in time, whoever does not answer",
        arguments: [FakeResolver.Answer.never, .addresses(v4), .failure(.temporary), .addresses([])])
    func timeout(_ answer: FakeResolver.Answer) throws {
        let scene = try Scene(answer)
        var codes: [TransportError.Code] = []
        scene.dialer.dial(scene.endpoint, timeout: .seconds(3)) { result in
            if case .failure(let error) = result { codes.append(error.code) }
        }
        #expect(codes.isEmpty)
        scene.scheduler.advance(by: .seconds(3))
        switch answer {
        case .failure(let code): #expect(codes == [code])
        case .addresses([]): #expect(codes == [.notFound])
        default: #expect(codes == [.timedOut])
        }
        #expect(scene.switchboard.open.isEmpty)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("stops when it is cancelled, and says nothing", arguments: [0, 100, 300])
    func cancelled(_ milliseconds: Int) throws {
        let scene = try Scene(.addresses(Self.v6 + Self.v4))
        let dial = scene.dialer.dial(scene.endpoint, timeout: .seconds(3)) { _ in Issue.record("it was completed") }
        if milliseconds > 0 { scene.scheduler.advance(by: .milliseconds(milliseconds)) }
        dial.cancel()
        dial.cancel()
        scene.scheduler.advance(by: .seconds(10))
        #expect(scene.switchboard.open.isEmpty)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("asks nobody about an address")
    func address() throws {
        let scene = try Scene(.never)
        scene.dialer.dial(Endpoint(.address(Self.v4[0]), port: 80), timeout: .seconds(3)) { _ in }
        #expect(scene.called == ["192.0.2.1:80"])
    }
}
