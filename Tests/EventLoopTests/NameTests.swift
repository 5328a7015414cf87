import EventLoop
import LoopHarness
import Testing
import Transport

@Suite("Names")
struct NameTests {
    private func addresses(of name: String) async throws -> Result<[IPAddress], TransportError> {
        let name = try #require(HostName(name))
        return try await withLoop { loop, done in
            var isInside = true
            loop.resolve(name) { result in
                #expect(!isInside)
                done(result)
            }
            isInside = false
        }
    }

    @Test("localhost and what is beneath it are this machine", arguments: ["localhost", "LOCALHOST", "a.localhost."])
    func localhost(_ name: String) async throws {
        #expect(try await addresses(of: name).get() == [.v4(.loopback), .v6(.loopback)])
    }

    @Test("What the resolver of the system says is passed on, and a name that does not exist is an error with its name")
    func unknown() async throws {
        let result = try await addresses(of: "no-such-name.invalid")
        guard case .failure(let error) = result else { return #expect(Bool(false), "\(result)") }
        #expect([.notFound, .temporary].contains(error.code))
        #expect(error.description.contains("no-such-name.invalid"))
    }

    @Test("A question that was given up is not answered")
    func cancelled() async throws {
        let name = try #require(HostName("no-such-name.invalid"))
        let answers = try await withLoop { loop, done in
            var answers = 0
            loop.resolve(name) { _ in answers += 1 }.cancel()
            loop.resolve(name) { _ in done(answers) }
        }
        #expect(answers == 0)
    }
}
