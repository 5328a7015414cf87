import COpenSSL
import Certificates
import Testing
import Transport

@testable import HTTP

@Suite("A client verifies the server")
struct TLSVerificationTests {
    private let world: TLSWorld

    init() throws { world = try TLSWorld() }

    private func shakeHands(_ leaf: Authority, _ host: String, _ trust: TLSTrust? = nil) throws -> TLSWorld.Outcome {
        let endpoint = try #require(Endpoint(host, defaultPort: 443))
        return world.shakeHands(try world.makeClient(trust), try world.makeServer(leaf), to: endpoint)
    }

    @Test(
        "and believes a certificate for its name",
        arguments: [
            ("DNS:example.test", "example.test"), ("DNS:example.test", "EXAMPLE.test."),
            ("DNS:*.example.test", "a.example.test"), ("DNS:other.test,DNS:example.test", "example.test"),
            ("IP:127.0.0.1", "127.0.0.1"), ("IP:0:0:0:0:0:0:0:1", "[::1]"),
        ])
    func goodNames(_ names: String, _ host: String) throws {
        let (client, server) = try shakeHands(world.authority.issue(names), host).pair()
        #expect(client.applicationProtocol == "http/1.1")
        #expect(server.applicationProtocol == "http/1.1")
        #expect(client.protocolVersion == "TLSv1.3")
        client.close()
        server.close()
    }

    @Test(
        "and refuses one for another name",
        arguments: [
            ("DNS:other.test", "example.test"), ("DNS:*.example.test", "example.test"),
            ("DNS:*.example.test", "a.b.example.test"), ("DNS:ex*.example.test", "exa.example.test"),
            ("IP:127.0.0.2", "127.0.0.1"), ("DNS:127.0.0.1", "127.0.0.1"), ("IP:127.0.0.1", "localhost"),
            ("email:somebody@example.test", "example.test"),
        ])
    func wrongNames(_ names: String, _ host: String) throws {
        let outcome = try shakeHands(world.authority.issue(names), host)
        let error = try #require(outcome.clientError)
        #expect(error.code == .secure)
        #expect(error.context.contains(host))
        #expect(error.detail?.hasPrefix("its certificate is for another name") == true, "\(error)")
        #expect(outcome.serverError?.code == .secure)
        #expect(world.network.openStreamCount == 0)
    }

    @Test("and takes no name from the subject")
    func commonName() throws {
        let leaf = try world.authority.issue(Authority.Content("example.test"))
        #expect(try shakeHands(leaf, "example.test").clientError?.code == .secure)
    }

    @Test(
        "and refuses one that does not hold now",
        arguments: [(-7200 ... -3600, "certificate has expired"), (3600...7200, "certificate is not yet valid")])
    func times(_ validity: ClosedRange<Int>, _ words: String) throws {
        var content = Authority.Content("leaf", alternativeNames: ["DNS:example.test"])
        content.validity = validity
        let error = try shakeHands(world.authority.issue(content), "example.test").clientError
        #expect(error?.code == .secure)
        #expect(error?.detail?.contains(words) == true, "\(String(describing: error))")
    }

    @Test("and refuses one of an unknown authority, or of none")
    func unknownAuthority() throws {
        let stranger = try Authority("authority")
        let selfSigned = try Authority("127.0.0.1")
        for leaf in [try stranger.issue("IP:127.0.0.1"), selfSigned] {
            let outcome = try shakeHands(leaf, "127.0.0.1")
            let detail = outcome.clientError?.detail ?? ""
            #expect(detail.hasPrefix("its certificate comes from no authority that is trusted here"), "\(detail)")
            #expect(outcome.serverError?.detail?.hasPrefix("the other side says: ") == true)
        }
    }

    @Test("and a certificate that is no authority vouches for none")
    func leafAsAuthority() throws {
        let forged = try world.authority.issue("DNS:a.test").issue("DNS:example.test")
        #expect(try shakeHands(forged, "example.test").clientError?.code == .secure)
    }

    @Test("through the authorities between")
    func intermediate() throws {
        let between = try world.authority.issue(Authority.Content("between", isAuthority: true))
        let leaf = try between.issue("DNS:example.test")
        let (client, server) = try shakeHands(leaf, "example.test").pair()
        client.close()
        server.close()
        // And where only the one between is trusted, that will do.
        let trust = TLSTrust.only([.bytes(between.certificatePEM, named: "between")])
        let (second, other) = try shakeHands(leaf, "example.test", trust).pair()
        second.close()
        other.close()
    }

    @Test("and by the system's authorities only if told so")
    func systemAuthorities() throws {
        let leaf = try world.authority.issue("DNS:example.test")
        #expect(try shakeHands(leaf, "example.test", .system).clientError?.code == .secure)
        let both = TLSTrust.system(and: [.bytes(world.authority.certificatePEM, named: "authority")])
        let (client, server) = try shakeHands(leaf, "example.test", both).pair()
        client.close()
        server.close()
    }

    @Test("anew for each name, though the certificate is known already")
    func knownCertificate() throws {
        let leaf = try world.authority.issue("DNS:a.test,DNS:b.test")
        let (client, server) = (try world.makeClient(sessionCapacity: 0), try world.makeServer(leaf))
        var certificates: Set<OpaquePointer?> = []
        var streams: [TLSStream] = []
        for host in ["a.test", "b.test"] {
            let endpoint = try #require(Endpoint(host, defaultPort: 443))
            let (near, far) = try world.shakeHands(client, server, to: endpoint).pair()
            certificates.insert(near.engine.flatMap { SSL_get0_peer_certificate($0.ssl) })
            streams += [near, far]
        }
        #expect(certificates.count == 1, "the second connection parsed a certificate of its own")
        let other = try #require(Endpoint("c.test", defaultPort: 443))
        #expect(world.shakeHands(client, server, to: other).clientError?.code == .secure)
        for stream in streams { stream.close() }
    }

    @Test("and tells the server whom it wants, unless that is an address", arguments: ["a.test", "127.0.0.1"])
    func serverName(_ host: String) throws {
        let leaf = try world.authority.issue("DNS:a.test,IP:127.0.0.1")
        let (client, server) = try shakeHands(leaf, host).pair()
        let name = server.engine.flatMap { SSL_get_servername($0.ssl, TLSEXT_NAMETYPE_host_name) }
        #expect(name.map { String(cString: $0) } == (host == "a.test" ? "a.test" : nil))
        client.close()
        server.close()
    }
}
