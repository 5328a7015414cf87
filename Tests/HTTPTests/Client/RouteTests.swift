import Certificates
import HTTP
import Testing
import Transport
import Wire

@Suite("The ways to an origin")
struct RouteTests {
    /// A client with a proxy that the test plays, and a secure server behind it.
    private final class Scene: HTTPService {
        let network = FakeNetwork()
        let scheduler: ManualScheduler
        let proxy = RecordingHandler()
        let accepting = RecordingHandler()
        let authority: Authority
        let rules: ProxyRules
        var server: HTTPServer?

        init(_ environment: [String: String]) throws {
            scheduler = ManualScheduler(events: network.events)
            authority = try Authority("test authority")
            rules = try ProxyRules(environment: environment)
            let listener = try network.listen(at: .loopback(port: 3128))
            listener.handler = accepting
            listener.resumeAccepting()
            accepting.onAccepted = { [proxy] stream in
                stream.handler = proxy
                stream.resumeReading()
            }
            let leaf = try authority.issue("DNS:origin.test")
            let server = HTTPServer(scheduler: scheduler, service: self)
            server.serve(
                try network.listen(at: .loopback(port: 443)),
                securedBy: try TLSServerContext(
                    chain: .bytes(leaf.chainPEM, named: "chain"), key: .bytes(leaf.keyPEM, named: "key"),
                    scheduler: scheduler))
            self.server = server
        }

        func client(trusting: Authority? = nil) throws -> HTTPClient {
            var answers: [HostName: FakeResolver.Answer] = [:]
            for name in ["origin.test", "proxy.test", "plain.test"].compactMap(HostName.init) {
                answers[name] = .addresses([.v4(.loopback)])
            }
            return HTTPClient(
                dialer: Dialer(
                    connector: network, resolver: FakeResolver(answers, events: network.events), scheduler: scheduler),
                scheduler: scheduler, proxies: rules,
                tls: try TLSClientContext(
                    .only([.bytes((trusting ?? authority).certificatePEM, named: "authority")]), scheduler: scheduler))
        }

        func get(_ client: HTTPClient, _ origin: String) throws -> Answer {
            let answer = Answer()
            (answer.exchange, answer.firstResult) = try client.upstream(try #require(Origin(origin))).begin(
                .get, named: Array("GET".utf8).span.bytes, target: Array("/x".utf8).span.bytes, .none,
                content: RawSpan(), handler: answer
            ) { _ throws(WireError) in }
            network.run()
            return answer
        }

        func serve(
            _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
        ) { exchange.respond(200, text: "secure \(head.text(at: request.target.range))") }

        var asked: String { String(decoding: proxy.bytes, as: UTF8.self) }

        func reply(_ text: String) {
            _ = accepting.accepted[0].write(Array(text.utf8).span.bytes)
            network.run()
        }

        /// Lets what comes from the client through to the secure server, and back.
        func join() throws {
            var target: (any ByteStream)?
            network.connect(to: .loopback(port: 443)) { target = try? $0.get() }
            network.run()
            Tunnel.join(accepting.accepted[0], try #require(target))
        }
    }

    @Test("A plain origin behind a proxy is asked for in absolute form, with the proxy's password")
    func absoluteForm() throws {
        let scene = try Scene(["http_proxy": "http://user:pa%3Ass@proxy.test:3128"])
        let answer = try scene.get(try scene.client(), "http://plain.test:8080")
        #expect(
            scene.asked
                == "GET http://plain.test:8080/x HTTP/1.1\r\nHost: plain.test:8080\r\nProxy-Authorization: Basic dXNlcjpwYTpzcw==\r\n\r\n"
        )
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        #expect(answer.content == "ok")
    }

    @Test("A secure origin is spoken to directly, over a verified connection that is used again")
    func secure() throws {
        let scene = try Scene([:])
        let client = try scene.client()
        for _ in 0..<2 {
            let answer = try scene.get(client, "https://origin.test")
            #expect(answer.content == "secure /x\n" && answer.isComplete, "\(String(describing: answer.failure))")
        }
        #expect(scene.server?.counters.connections == 1)
    }

    @Test("An origin whose certificate nobody trusts is not spoken to")
    func untrusted() throws {
        let scene = try Scene([:])
        let answer = try scene.get(try scene.client(trusting: try Authority("another")), "https://origin.test")
        #expect(answer.failure?.code == .connecting)
        #expect(answer.failure?.description.contains("origin.test") == true)
        #expect(scene.server?.counters.requests == 0)
    }

    @Test("A client without authorities says so, instead of trusting anyone")
    func withoutAuthorities() throws {
        let scene = try ClientScene()
        let answer = Answer()
        _ = try scene.client.upstream(try #require(Origin("https://upstream.test"))).begin(
            .get, named: Array("GET".utf8).span.bytes, target: Array("/".utf8).span.bytes, .none, content: RawSpan(),
            handler: answer
        ) { _ throws(WireError) in }
        scene.network.run()
        #expect(answer.failure?.code == .misused)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("Connections made with different authorities are not shared")
    func identities() throws {
        let scene = try Scene([:])
        let client = try scene.client()
        let origin = try #require(Origin("https://origin.test"))
        let other = try TLSClientContext(
            .only([
                .bytes(scene.authority.certificatePEM, named: "a"),
                .bytes(try Authority("b").certificatePEM, named: "b"),
            ]),
            scheduler: scene.scheduler)
        #expect(client.upstream(origin) === client.upstream(origin))
        #expect(client.upstream(origin) !== client.upstream(origin, trusting: other))
        #expect(client.upstream(origin, trusting: other) === client.upstream(origin, trusting: other))
    }

    @Test("A secure origin behind a proxy is reached through a tunnel, and the proxy sees nothing of it")
    func tunnel() throws {
        let scene = try Scene(["https_proxy": "http://user:secret@proxy.test:3128"])
        let answer = try scene.get(try scene.client(), "https://origin.test")
        #expect(
            scene.asked
                == "CONNECT origin.test:443 HTTP/1.1\r\nHost: origin.test:443\r\nProxy-Authorization: Basic dXNlcjpzZWNyZXQ=\r\n\r\n"
        )
        scene.reply("HTTP/1.1 100 Wait\r\n\r\n")
        scene.accepting.accepted[0].pauseReading()
        scene.reply("HTTP/1.1 200 Connected\r\nContent-Length: 5\r\n\r\n")
        try scene.join()
        scene.network.run()
        #expect(answer.content == "secure /x\n", "\(String(describing: answer.failure))")
        #expect(!scene.asked.contains("GET"))
    }

    @Test(
        "A tunnel that does not come about is an error that names the proxy and not its password",
        arguments: [
            ("HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n", "407"), ("HTTP/1.1 502 Bad\r\n\r\n", "502"),
            ("HTTP/1.1 200 OK\r\n\r\nbanner", "bytes of its own"), ("SSH-2.0\r\n", "not HTTP"), ("", "closed"),
        ])
    func noTunnel(_ reply: String, _ reason: String) throws {
        let scene = try Scene(["https_proxy": "http://user:secret@proxy.test:3128"])
        let answer = try scene.get(try scene.client(), "https://origin.test")
        if reply.isEmpty { scene.accepting.accepted[0].close() } else { scene.reply(reply) }
        scene.network.run()
        let text = answer.failure?.description ?? ""
        #expect(text.contains(reason) && text.contains("proxy.test:3128") && !text.contains("secret"), "\(text)")
        #expect(
            scene.accepting.accepted[0].isClosed || scene.proxy.isClosed || scene.proxy.events.contains(.peerFinished))
    }

    @Test("Whoever on the way does not answer, the attempt ends in time", arguments: 0..<2)
    func timeout(_ stage: Int) throws {
        let scene = try Scene(["https_proxy": "http://proxy.test:3128"])
        let answer = try scene.get(try scene.client(), "https://origin.test")
        if stage == 1 { scene.reply("HTTP/1.1 200 OK\r\n\r\n") }
        scene.scheduler.advance(by: .milliseconds(9_999))
        #expect(answer.failure == nil)
        scene.scheduler.advance(by: .milliseconds(1))
        #expect(answer.failure?.code == .timedOut)
        #expect(scene.proxy.isClosed || scene.proxy.events.contains(.peerFinished))
    }
}
