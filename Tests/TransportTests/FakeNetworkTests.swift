import Testing
import Transport

@Suite("Fake connections and names")
struct FakeNetworkTests {
    private let network = FakeNetwork()
    private let address = SocketAddress.loopback(port: 8080)

    @Test("fail as they were told, in order, and reach the network then")
    func script() throws {
        let connector = FakeConnector(network)
        connector.expect(.failure(.unreachable), .never, at: address)
        let listener = try network.listen(at: address)
        var results: [String] = []
        for _ in 0..<3 {
            connector.connect(to: address) { result in
                switch result {
                case .success: results.append("connected")
                case .failure(let error): results.append("\(error.code)")
                }
            }
            network.run()
        }
        #expect(results == ["unreachable", "connected"])
        #expect(connector.attempts == [address, address, address])
        listener.close()
    }

    @Test("are refused when the backlog is full, and broken off when the listener closes")
    func backlog() throws {
        let listener = try #require(try network.listen(at: address) as? FakeListener)
        listener.backlog = 1
        var ends: [any ByteStream] = []
        var codes: [TransportError.Code] = []
        for _ in 0..<2 {
            network.connect(to: address) { result in
                do throws(TransportError) { ends.append(try result.get()) } catch { codes.append(error.code) }
            }
        }
        network.run()
        #expect(ends.count == 1)
        #expect(codes == [.refused])
        let handler = RecordingHandler()
        ends[0].handler = handler
        ends[0].resumeReading()
        listener.close()
        network.run()
        #expect(handler.events == [.closed(.reset)])
        #expect(network.openStreamCount == 0)
    }

    @Test("survive an accept that fails")
    func acceptFails() throws {
        let listener = try #require(try network.listen(at: address) as? FakeListener)
        let handler = RecordingHandler()
        listener.handler = handler
        listener.resumeAccepting()
        listener.failNextAccept(with: .exhausted)
        network.connect(to: address) { _ in }
        network.run()
        #expect(handler.events == [.acceptFailed(.exhausted), .accepted])
        listener.close()
    }

    @Test("are resolved from the table, later and once")
    func resolver() throws {
        let name = try #require(HostName("example.com"))
        let other = try #require(HostName("other.example"))
        let loopback = try #require(IPAddress("127.0.0.1"))
        let resolver = FakeResolver([name: .addresses([loopback])], events: network.events)
        var answers: [String] = []
        func ask(_ name: HostName) -> any Cancellable {
            resolver.resolve(name) { result in
                switch result {
                case .success(let addresses): answers.append("\(addresses)")
                case .failure(let error): answers.append("\(error.code)")
                }
            }
        }
        _ = ask(name)
        _ = ask(other)
        ask(name).cancel()
        resolver.answer(other, with: .never)
        _ = ask(other)
        #expect(answers.isEmpty)
        network.run()
        #expect(answers == ["[127.0.0.1]", "notFound"])
        #expect(resolver.questions == [name, other, name, other])
    }

    @Test("come to an end or say that they do not")
    func endless() {
        let events = EventQueue()
        func again() { events.add { again() } }
        again()
        #expect(!events.runUntilIdle(limit: 100))
        var ran = false
        let once = EventQueue()
        once.add {
            #expect(!once.runUntilIdle())
            ran = true
        }
        #expect(once.runUntilIdle())
        #expect(ran)
    }
}
